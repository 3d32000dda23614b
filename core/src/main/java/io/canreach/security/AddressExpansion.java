package io.canreach.security;

import io.canreach.model.AddressClass;
import io.canreach.model.AddressMatch;
import io.canreach.model.AnyAddress;
import io.canreach.model.AsgReference;
import io.canreach.model.Assumption;
import io.canreach.model.InterfaceAddress;
import io.canreach.model.IpConfiguration;
import io.canreach.model.KnownAddress;
import io.canreach.model.Network;
import io.canreach.model.NetworkInterface;
import io.canreach.model.Prefix;
import io.canreach.model.PrivateEndpoint;
import io.canreach.model.ResourceId;
import io.canreach.model.ServiceTag;
import io.canreach.model.SqlManagedInstance;
import io.canreach.model.Subnet;
import io.canreach.model.Unknown;
import io.canreach.packet.IpFamily;
import io.canreach.packet.IpSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Turns what rules name into addresses, for one {@link RuleScope}. */
public final class AddressExpansion {
    /** The hosts that activate Windows. */
    public static final IpSet KMS = IpSet.parse("23.102.135.246, 20.118.99.224, 40.83.235.53");

    private static final Map<String, IpSet> PLATFORM = Map.of(
            "azureplatformdns", IpSet.parse("168.63.129.16"),
            "azureplatformimds", IpSet.parse("169.254.169.254"),
            "azureplatformlkm", KMS);
    /** Where published prefixes of service tags can lie: not among private addresses. */
    private static final IpSet PUBLISHED = IpSet.unionOf(Stream.of(
                            AddressClass.RFC_1918,
                            AddressClass.RFC_6598,
                            AddressClass.RFC_4193,
                            AddressClass.LOOPBACK,
                            AddressClass.MULTICAST)
                    .map(AddressClass::addresses)
                    .toList())
            .complement();

    private static final String SQL = "sql";
    private static final IpSet PROBES = IpSet.parse("168.63.129.16, fe80::1234:5678:9abc");

    private final RuleScope scope;
    private final Extent virtualNetwork;
    private final List<Assumption> disputed;
    private final IpSet inInternetToo;

    /**
     * Expands for a scope.
     *
     * @param scope where rules are evaluated
     */
    public AddressExpansion(RuleScope scope) {
        this.scope = scope;
        VirtualNetworkTag tag = new VirtualNetworkTag(scope.network(), scope.subnet());
        this.virtualNetwork = tag.extent();
        this.disputed = tag.disputed();
        this.inInternetToo =
                InternetTag.addresses().intersect(virtualNetwork.certain().union(PROBES));
    }

    private AddressExpansion(RuleScope scope, AddressExpansion same) {
        this.scope = scope;
        this.virtualNetwork = same.virtualNetwork;
        this.disputed = same.disputed;
        this.inInternetToo = same.inInternetToo;
    }

    /**
     * The same expansion for other interfaces whose own address is not declared.
     *
     * @param other a scope of the same network and subnet
     * @return an expansion that shares what the subnet alone decides
     */
    public AddressExpansion in(RuleScope other) {
        return new AddressExpansion(other, this);
    }

    /**
     * The addresses of tag {@code VirtualNetwork}, on which alone it depends what a tag holds in one subnet and not in
     * another.
     *
     * @return the addresses
     */
    public Extent virtualNetwork() {
        return virtualNetwork;
    }

    /**
     * The disputed points on which the tag {@code VirtualNetwork} rests in this scope.
     *
     * @return assumptions by whose two readings it holds other addresses
     */
    public List<Assumption> disputed() {
        return disputed;
    }

    /**
     * The sources that a rule names.
     *
     * @param matches the alternatives of one rule
     * @return their addresses
     */
    public Extent source(List<AddressMatch> matches) {
        return expand(matches, scope.source());
    }

    /**
     * The destinations that a rule names.
     *
     * @param matches the alternatives of one rule
     * @return their addresses
     */
    public Extent destination(List<AddressMatch> matches) {
        return expand(matches, scope.destination());
    }

    /**
     * The addresses of a service tag.
     *
     * @param tag the tag
     * @return computed for the three tags that Azure computes, otherwise from the network's data, otherwise unknown
     */
    public Extent tag(ServiceTag tag) {
        if (tag.equals(ServiceTag.VIRTUAL_NETWORK)) {
            return virtualNetwork;
        }
        if (tag.equals(ServiceTag.INTERNET)) {
            return internet();
        }
        if (tag.equals(ServiceTag.AZURE_LOAD_BALANCER)) {
            return Extent.of(PROBES);
        }
        Optional<IpSet> platform = Optional.ofNullable(PLATFORM.get(tag.name().toLowerCase(Locale.ROOT)));
        return platform.or(() -> scope.network().serviceTags().prefixes(tag))
                .map(Extent::of)
                .orElseGet(() -> unknown(tag));
    }

    /** The IPv4 list is fixed; of IPv6, what belongs to the virtual network is not the Internet. */
    private Extent internet() {
        IpSet own = virtualNetwork.possible().restrictTo(IpFamily.IPV6);
        IpSet listed = InternetTag.addresses().minus(own);
        IpSet alone = listed.minus(inInternetToo());
        Assumption assumption = Assumption.INTERNET_TAG_BESIDE_OTHERS;
        return switch (scope.network().assumptions().reading(assumption)) {
            case FIRST -> Extent.of(listed);
            case SECOND -> Extent.of(alone);
            case ASK -> new Extent(alone, listed, List.of(Doubts.of(assumption)));
        };
    }

    /**
     * What is in the tag {@code Internet} and in another computed tag.
     *
     * @return addresses that {@link Assumption#INTERNET_TAG_BESIDE_OTHERS} is about
     */
    public IpSet inInternetToo() {
        return inInternetToo;
    }

    private Extent unknown(ServiceTag tag) {
        Unknown reason = new Unknown(scope.network().serviceTags().missing(tag));
        return new Extent(IpSet.empty(), PUBLISHED.minus(outside(tag)), List.of(reason));
    }

    /** The tag for SQL servers does not hold managed instances. */
    private IpSet outside(ServiceTag tag) {
        String name = tag.name().toLowerCase(Locale.ROOT);
        if (!name.equals(SQL) && !name.startsWith(SQL + ".")) {
            return IpSet.empty();
        }
        return IpSet.unionOf(scope.network().all(SqlManagedInstance.class).stream()
                .filter(each -> each.publicDataEndpoint() && each.publicAddress() instanceof KnownAddress)
                .map(each -> IpSet.of(((KnownAddress) each.publicAddress()).ip()))
                .toList());
    }

    private Extent expand(List<AddressMatch> matches, Optional<InterfaceAddress> known) {
        List<Extent> extents = new ArrayList<>();
        for (AddressMatch match : matches) {
            extents.add(expand(match, known));
        }
        return extents.size() == 1 ? extents.get(0) : Extent.unionOf(extents);
    }

    private Extent expand(AddressMatch match, Optional<InterfaceAddress> known) {
        if (match instanceof AnyAddress) {
            return Extent.of(IpSet.all());
        }
        if (match instanceof Prefix prefix) {
            return Extent.of(IpSet.of(prefix.cidr()));
        }
        if (match instanceof ServiceTag tag) {
            return tag(tag);
        }
        if (match instanceof AsgReference reference) {
            return members(reference.group(), known);
        }
        return Extent.unknown((Unknown) match);
    }

    /** The members' addresses; of members whose address is not known, only the one the packets belong to is settled. */
    private Extent members(ResourceId group, Optional<InterfaceAddress> known) {
        Network network = scope.network();
        List<Extent> extents = new ArrayList<>();
        for (NetworkInterface nic : network.all(NetworkInterface.class)) {
            for (IpConfiguration each : nic.ipConfigurations()) {
                if (each.applicationSecurityGroups().contains(group)) {
                    extents.add(member(new InterfaceAddress(nic, each), known));
                }
            }
        }
        network.all(PrivateEndpoint.class).stream()
                .filter(endpoint -> endpoint.applicationSecurityGroups().contains(group))
                .flatMap(endpoint -> endpoint.interfaceAddresses().stream())
                .forEach(each -> extents.add(member(each, known)));
        return withoutStranger(Extent.unionOf(extents), group, known);
    }

    private Extent member(InterfaceAddress member, Optional<InterfaceAddress> known) {
        IpConfiguration configuration = member.configuration();
        if (configuration.privateAddress() instanceof KnownAddress address) {
            return Extent.of(IpSet.of(address.ip()));
        }
        Subnet subnet = scope.network().get(Subnet.class, configuration.subnet());
        IpSet free = scope.network().addresses().free(subnet, configuration.family());
        if (known.isPresent()) {
            return known.get().equals(member) ? Extent.of(free) : Extent.of(IpSet.empty());
        }
        Unknown reason =
                new Unknown("the address of " + member.networkInterface().label() + " is not declared");
        return new Extent(IpSet.empty(), free, List.of(reason));
    }

    /** An interface with an unknown address that is no member is not taken for one that has the same free addresses. */
    private Extent withoutStranger(Extent extent, ResourceId group, Optional<InterfaceAddress> known) {
        boolean stranger = known.isPresent()
                && known.get().configuration().privateAddress() instanceof Unknown
                && !known.get().configuration().applicationSecurityGroups().contains(group);
        if (!stranger) {
            return extent;
        }
        IpConfiguration configuration = known.get().configuration();
        Subnet subnet = scope.network().get(Subnet.class, configuration.subnet());
        IpSet free = scope.network().addresses().free(subnet, configuration.family());
        return new Extent(extent.certain().minus(free), extent.possible().minus(free), extent.doubts());
    }
}
