package io.canreach.model;

import io.canreach.model.Appliance.Forwarding;
import io.canreach.model.Appliance.SourceNat;
import io.canreach.model.Appliance.State;
import io.canreach.packet.Cidr;
import io.canreach.packet.IpFamily;
import io.canreach.packet.PortSet;
import io.canreach.packet.Protocol;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Appliances and firewalls, and their rules, in few words. */
public final class LabAppliance {
    private LabAppliance() {}

    public static Appliance router(State state, SourceNat nat) {
        return new Appliance(Forwarding.ALL, state, nat, List.of(), List.of());
    }

    public static Appliance stateful() {
        return router(State.STATEFUL, SourceNat.NONE);
    }

    public static Appliance byRules(ApplianceRule... rules) {
        return new Appliance(Forwarding.BY_RULES, State.STATEFUL, SourceNat.NONE, List.of(rules), List.of());
    }

    /** An appliance that translates, and forwards nothing else. */
    public static Appliance translating(SourceNat nat, DnatRule... rules) {
        return new Appliance(Forwarding.BY_RULES, State.STATEFUL, nat, List.of(), List.of(rules));
    }

    public static ApplianceRule allow(String name, String to, String ports) {
        return new ApplianceRule(Access.ALLOW, tcp(name, "*", to, ports));
    }

    public static ApplianceRule deny(String name, String to, String ports) {
        return new ApplianceRule(Access.DENY, tcp(name, "*", to, ports));
    }

    /** A TCP rule; an address is {@code *}, a prefix or a tag. */
    public static NetworkRule tcp(String name, String from, String to, String ports) {
        return new NetworkRule(
                name, Set.of(Protocol.TCP), List.of(address(from)), List.of(address(to)), List.of(Ports.parse(ports)));
    }

    public static ApplicationRule web(String name, String from, String... names) {
        return new ApplicationRule(name, List.of(address(from)), PortSet.of(80, 443), List.of(names));
    }

    private static AddressMatch address(String text) {
        if (text.equals("*")) {
            return new AnyAddress();
        }
        return Character.isLetter(text.charAt(0)) && !text.contains(":")
                ? new ServiceTag(text)
                : new Prefix(Cidr.parse(text));
    }

    /** A translation of a TCP port; an empty address is not known. */
    public static DnatRule dnat(String name, String at, int port, String to, int toPort) {
        return new DnatRule(
                name,
                Set.of(Protocol.TCP),
                List.of(new AnyAddress()),
                host(at),
                PortSet.of(port),
                host(to),
                Optional.of(toPort));
    }

    public static DnatRule from(String source, DnatRule rule) {
        return new DnatRule(
                rule.name(),
                rule.protocols(),
                List.of(address(source)),
                rule.destination(),
                rule.destinationPorts(),
                rule.translatedAddress(),
                rule.translatedPort());
    }

    private static HostAddress host(String text) {
        return text.isEmpty() ? new Unknown("not declared") : KnownAddress.parse(text);
    }

    /** An Azure Firewall in a subnet of its own of the virtual network named last. */
    public static final class Firewall {
        private final Lab lab;
        private final String name;
        private final ResourceId subnet;
        private final HostAddress privately;
        private final List<ResourceId> publicIps = new ArrayList<>();
        private final List<FirewallRuleCollection> collections = new ArrayList<>();
        private List<Cidr> privateRanges = List.of();
        private List<Unknown> unknownRules = List.of();
        private boolean inherited;
        private int group;

        private Firewall(Lab lab, String name, ResourceId subnet, HostAddress privately) {
            this.lab = lab;
            this.name = name;
            this.subnet = subnet;
            this.privately = privately;
        }

        public static ResourceId id(String name) {
            return ResourceId.of("azureFirewalls", name);
        }

        /** A firewall of a virtual network in which the subnet for it is the one named last. */
        public static Firewall in(Lab lab, String vnet, String privately) {
            return new Firewall(lab, "fw", Lab.subnetId(vnet, AzureFirewall.SUBNET), host(privately));
        }

        public Firewall publicly(String address) {
            ResourceId id = Lab.publicIpId(name + "-ip" + publicIps.size());
            lab.add(new PublicIpAddress(id, "", PublicIpAddress.Sku.STANDARD, IpFamily.IPV4, host(address)));
            publicIps.add(id);
            return this;
        }

        public Firewall network(String collection, int priority, Access access, FirewallRule... rules) {
            return collection(collection, FirewallRuleCollection.Type.NETWORK, priority, access, rules);
        }

        public Firewall application(String collection, int priority, Access access, FirewallRule... rules) {
            return collection(collection, FirewallRuleCollection.Type.APPLICATION, priority, access, rules);
        }

        public Firewall dnat(String collection, int priority, FirewallRule... rules) {
            return collection(collection, FirewallRuleCollection.Type.DNAT, priority, Access.ALLOW, rules);
        }

        /** Collections that follow are in a group of a parent policy or of the firewall's own. */
        public Firewall group(boolean ofParent, int priority) {
            inherited = ofParent;
            group = priority;
            return this;
        }

        private Firewall collection(
                String name, FirewallRuleCollection.Type type, int priority, Access access, FirewallRule... rules) {
            collections.add(
                    new FirewallRuleCollection(name, type, inherited, group, priority, access, Arrays.asList(rules)));
            return this;
        }

        public Firewall privateRanges(String... prefixes) {
            privateRanges = Lab.cidrs(prefixes);
            return this;
        }

        public Firewall unknownRules() {
            unknownRules = List.of(new Unknown("the parent policy is not given"));
            return this;
        }

        public AzureFirewall firewall() {
            return new AzureFirewall(
                    id(name), "", subnet, privately, publicIps, collections, privateRanges, unknownRules);
        }

        public Lab done() {
            return lab.add(firewall());
        }
    }
}
