package io.canreach.reach;

import io.canreach.model.GatewayConnection;
import io.canreach.model.GatewayConnection.Status;
import io.canreach.model.ResourceId;
import io.canreach.model.VnetToVnetConnection;
import java.util.Optional;

/** What leads out of a gateway, away from its virtual network. */
sealed interface GatewayLink {
    /** The gateway on this side. */
    ResourceId gateway();

    /** The connection on this side. */
    ResourceId connection();

    /** Whether it carries traffic. */
    Status status();

    /** The connection that decides whether it carries traffic. */
    default ResourceId weakest() {
        return connection();
    }

    /** Whether routes that were learned elsewhere are told over it. */
    boolean tellsRoutes();

    /** Whether single VPN clients are at its end. */
    default boolean isForClients() {
        return false;
    }

    /** To an on-premises network, or to VPN clients. */
    record ToSite(GatewayConnection own, boolean byDefault) implements GatewayLink {
        static ToSite of(GatewayConnection connection) {
            return new ToSite(connection, false);
        }

        @Override
        public ResourceId gateway() {
            return own.gateway();
        }

        @Override
        public ResourceId connection() {
            return own.id();
        }

        @Override
        public Status status() {
            return own.status();
        }

        @Override
        public boolean tellsRoutes() {
            return isForClients() || own.bgp() || !own.learnedPrefixes().isEmpty();
        }

        @Override
        public boolean isForClients() {
            return own.type() == GatewayConnection.Kind.CLIENTS;
        }
    }

    /** To the gateway of another virtual network; traffic needs the other direction, too. */
    record ToVnet(VnetToVnetConnection own, Optional<VnetToVnetConnection> back) implements GatewayLink {
        @Override
        public ResourceId gateway() {
            return own.gateway();
        }

        @Override
        public ResourceId connection() {
            return own.id();
        }

        @Override
        public Status status() {
            return worst(own.status(), back.map(VnetToVnetConnection::status).orElse(Status.NOT_CONNECTED));
        }

        @Override
        public ResourceId weakest() {
            return own.status() == status()
                    ? own.id()
                    : back.map(VnetToVnetConnection::id).orElse(own.id());
        }

        @Override
        public boolean tellsRoutes() {
            return own.bgp() && back.filter(VnetToVnetConnection::bgp).isPresent();
        }
    }

    /** Over an ExpressRoute circuit, which leads into another virtual network, too. */
    record ByCircuit(GatewayConnection own, GatewayConnection there) implements GatewayLink {
        @Override
        public ResourceId gateway() {
            return own.gateway();
        }

        @Override
        public ResourceId connection() {
            return own.id();
        }

        @Override
        public Status status() {
            return worst(own.status(), there.status());
        }

        @Override
        public ResourceId weakest() {
            return own.status() == status() ? own.id() : there.id();
        }

        @Override
        public boolean tellsRoutes() {
            return false;
        }
    }

    private static Status worst(Status one, Status other) {
        if (one == Status.NOT_CONNECTED || other == Status.NOT_CONNECTED) {
            return Status.NOT_CONNECTED;
        }
        return one == Status.UNKNOWN ? one : other;
    }
}
