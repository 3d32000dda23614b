package io.canreach.model;

import io.canreach.packet.IpSet;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a question starts or ends at. A name is looked up in the network asked about, by kind and without regard to
 * letter case; an endpoint itself holds no network.
 */
public sealed interface Endpoint {
    /** The kinds of resource that can be named. */
    enum Kind {
        /** A virtual machine, Resource Manager or classic. */
        VM("vm"),
        /** A network interface. */
        NETWORK_INTERFACE("network interface"),
        /** An App Service Environment. */
        ASE("ase"),
        /** All addresses of a subnet; written {@code subnet} or {@code vnet/subnet}. */
        SUBNET("subnet"),
        /** An on-premises network. */
        ON_PREMISES("on-premises network"),
        /** A private endpoint. */
        PRIVATE_ENDPOINT("private endpoint"),
        /** An instance of an Azure service, such as a storage account, called at its public address. */
        SERVICE("service"),
        /** The frontends of a load balancer. */
        LOAD_BALANCER("load balancer"),
        /** An application gateway. */
        APPLICATION_GATEWAY("application gateway"),
        /** A bastion. */
        BASTION("bastion"),
        /** An Azure Firewall. */
        FIREWALL("firewall"),
        /** An App Service app. */
        WEB_APP("web app"),
        /** The SCM site of an App Service app, by which it is deployed and managed. */
        SCM_SITE("scm site"),
        /** A SQL managed instance. */
        SQL_MANAGED_INSTANCE("sql managed instance");

        private final String noun;

        Kind(String noun) {
            this.noun = noun;
        }

        /**
         * Whether such a resource begins flows of its own.
         *
         * @return false for what is only called
         */
        public boolean calls() {
            return switch (this) {
                case PRIVATE_ENDPOINT, SERVICE, LOAD_BALANCER, FIREWALL, SCM_SITE -> false;
                default -> true;
            };
        }

        @Override
        public String toString() {
            return noun;
        }
    }

    /**
     * A resource by kind and name.
     *
     * @param kind the kind
     * @param name the name, or a whole resource id
     */
    record Named(Kind kind, String name) implements Endpoint {
        @Override
        public boolean equals(Object other) {
            return other instanceof Named it && kind == it.kind && name.equals(it.name);
        }

        @Override
        public int hashCode() {
            return name.hashCode();
        }

        @Override
        public String toString() {
            return kind + " '" + name + "'";
        }
    }

    /**
     * Addresses, wherever they are: in the network, on-premises or on the Internet.
     *
     * @param addresses at least one
     */
    record Address(IpSet addresses) implements Endpoint {
        @Override
        public String toString() {
            return "address " + addresses;
        }
    }

    /** Any host on the Internet that is not part of the network asked about. */
    record Internet() implements Endpoint {
        @Override
        public boolean equals(Object other) {
            return other instanceof Internet;
        }

        @Override
        public int hashCode() {
            return 1;
        }

        @Override
        public String toString() {
            return "the Internet";
        }
    }

    /**
     * The public face of a machine: the public addresses of its interfaces, or the endpoints of its cloud service.
     *
     * @param of the machine or interface
     */
    record PublicFace(Endpoint of) implements Endpoint {
        @Override
        public String toString() {
            return "the public endpoint of " + of;
        }
    }

    /**
     * An App Service app as it calls for one purpose, where that is not what its own code calls.
     *
     * @param app the app
     * @param traffic what it calls for
     */
    record AppTraffic(Named app, OutboundTraffic traffic) implements Endpoint {
        @Override
        public String toString() {
            return traffic + " of " + app;
        }
    }

    /**
     * Several endpoints, which a question asks about together. A machine is not asked about its way to itself.
     *
     * @param name how messages name them
     * @param members the endpoints; none where the group is only spoken of, such as in the text of a rule
     */
    record Group(String name, List<Endpoint> members) implements Endpoint {
        /**
         * Puts the members of groups in the place of these, and removes repeated ones.
         *
         * @param name how messages name them
         * @param members the endpoints
         */
        public Group {
            members = members.stream()
                    .flatMap(each -> each instanceof Group group ? group.members().stream() : Stream.of(each))
                    .distinct()
                    .toList();
        }

        @Override
        public String toString() {
            return name;
        }
    }
}
