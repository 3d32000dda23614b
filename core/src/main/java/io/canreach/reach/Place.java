package io.canreach.reach;

import io.canreach.model.AppServiceEnvironment;
import io.canreach.model.AzureService;
import io.canreach.model.InterfaceAddress;
import io.canreach.model.NetworkInterface;
import io.canreach.model.OnPremisesNetwork;
import io.canreach.model.OutboundTraffic;
import io.canreach.model.Resource;
import io.canreach.model.ResourceId;
import io.canreach.model.Subnet;
import io.canreach.model.VirtualNetworkGateway;
import io.canreach.model.WebApp;
import io.canreach.packet.IpSet;
import java.util.Optional;

/** Somewhere that packets start from or arrive at. */
sealed interface Place {
    /** The addresses it has, or one of which it has. */
    IpSet addresses();

    /** Its words in traces. */
    String label();

    /** Its id; empty for the Internet. */
    Optional<ResourceId> resource();

    /** The subnet it stands in; empty outside virtual networks. */
    default Optional<Subnet> subnet() {
        return Optional.empty();
    }

    /** The subnet of a place that is sure to stand in one. */
    default Subnet ownSubnet() {
        Optional<Subnet> subnet = subnet();
        if (subnet.isEmpty()) {
            throw new IllegalStateException(this + " has no subnet");
        }
        return subnet.get();
    }

    /** Whether it has just one of its addresses, and nobody knows which. */
    default boolean isChoice() {
        return false;
    }

    /** An interface with one of its addresses. */
    record Interface(InterfaceAddress address, Subnet inSubnet, IpSet addresses, boolean isChoice, String label)
            implements Place {
        Interface(InterfaceAddress address, Subnet inSubnet, IpSet addresses, boolean isChoice) {
            this(address, inSubnet, addresses, isChoice, label(address.networkInterface(), inSubnet));
        }

        private static String label(NetworkInterface nic, Subnet subnet) {
            return owner(nic) + " in " + subnet.path();
        }

        /** The machine where there is one, since people know it better than its interface. */
        static String owner(NetworkInterface nic) {
            Optional<ResourceId> machine = nic.virtualMachine();
            return machine.isPresent() ? "vm '" + machine.get().name() + "'" : nic.label();
        }

        @Override
        public Optional<ResourceId> resource() {
            return Optional.of(address.networkInterface().id());
        }

        @Override
        public Optional<Subnet> subnet() {
            return Optional.of(inSubnet);
        }
    }

    /** Hosts in a subnet of which nothing else is known. */
    record Hosts(Subnet inSubnet, IpSet addresses) implements Place {
        @Override
        public String label() {
            return "hosts in " + inSubnet.path();
        }

        @Override
        public Optional<ResourceId> resource() {
            return Optional.of(inSubnet.id());
        }

        @Override
        public Optional<Subnet> subnet() {
            return Optional.of(inSubnet);
        }
    }

    /** An App Service Environment. */
    record Environment(AppServiceEnvironment ase, Subnet inSubnet, IpSet addresses) implements Place {
        @Override
        public String label() {
            return ase.label() + " in " + inSubnet.path();
        }

        /** Where no prefix of its subnet is known, what some of these addresses do says nothing of it. */
        @Override
        public boolean isChoice() {
            return inSubnet.prefixes().isEmpty();
        }

        @Override
        public Optional<ResourceId> resource() {
            return Optional.of(ase.id());
        }

        @Override
        public Optional<Subnet> subnet() {
            return Optional.of(inSubnet);
        }
    }

    /** An on-premises network. */
    record Site(OnPremisesNetwork network, IpSet addresses) implements Place {
        @Override
        public String label() {
            return network.label();
        }

        @Override
        public Optional<ResourceId> resource() {
            return Optional.of(network.id());
        }
    }

    /** Azure's own addresses, from which health probes come. */
    record Platform(IpSet addresses) implements Place {
        @Override
        public String label() {
            return "the Azure platform";
        }

        @Override
        public Optional<ResourceId> resource() {
            return Optional.empty();
        }
    }

    /** Hosts on the Internet. */
    record Internet(IpSet addresses) implements Place {
        @Override
        public String label() {
            return "the Internet";
        }

        @Override
        public Optional<ResourceId> resource() {
            return Optional.empty();
        }
    }

    /** The side of a gateway that faces its virtual network: where flows from outside enter. */
    record Gateway(VirtualNetworkGateway gateway, Subnet inSubnet, IpSet addresses) implements Place {
        @Override
        public String label() {
            return gateway.label() + " in " + inSubnet.path();
        }

        @Override
        public Optional<ResourceId> resource() {
            return Optional.of(gateway.id());
        }

        @Override
        public Optional<Subnet> subnet() {
            return Optional.of(inSubnet);
        }
    }

    /**
     * What Azure manages and has addresses in a subnet: a private endpoint, a load balancer's frontend, a firewall, an
     * application gateway, a bastion.
     */
    record Managed(Resource owner, Subnet inSubnet, IpSet addresses, boolean isChoice) implements Place {
        @Override
        public String label() {
            return owner.label() + " in " + inSubnet.path();
        }

        @Override
        public Optional<ResourceId> resource() {
            return Optional.of(owner.id());
        }

        @Override
        public Optional<Subnet> subnet() {
            return Optional.of(inSubnet);
        }
    }

    /** A web app that calls out for some purpose, through the subnet that it is integrated with where there is one. */
    record App(WebApp app, OutboundTraffic traffic, Optional<Subnet> subnet, IpSet addresses) implements Place {
        /** The same app, where it calls by the platform. */
        App byPlatform() {
            return new App(app, traffic, Optional.empty(), addresses);
        }

        @Override
        public String label() {
            String through = subnet.map(it -> " by " + it.path()).orElse("");
            return (traffic == OutboundTraffic.APPLICATION ? "" : traffic + " of ") + app.label() + through;
        }

        @Override
        public Optional<ResourceId> resource() {
            return Optional.of(app.id());
        }
    }

    /** The public entry of a web app's site. */
    record Entry(AppSite site, IpSet addresses) implements Place {
        @Override
        public String label() {
            return site.label();
        }

        @Override
        public Optional<ResourceId> resource() {
            return Optional.of(site.app().id());
        }
    }

    /** An instance of an Azure service. */
    record Service(AzureService service, IpSet addresses, boolean isChoice) implements Place {
        @Override
        public String label() {
            return service.label();
        }

        @Override
        public Optional<ResourceId> resource() {
            return Optional.of(service.id());
        }
    }
}
