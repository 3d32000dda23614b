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
import io.canreach.model.VirtualNetwork;
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
    private static final IpSet PUBLISHED = IpSet.unionOf(List.of(
                    AddressClass.RFC_1918.addresses(),
                    AddressClass.RFC_6598.addresses(),
                    AddressClass.RFC_4193.addresses(),
                    AddressClass.LOOPBACK.addresses(),
                    AddressClass.MULTICAST.addresses()))
            .complement();

    private static final String SQL = "sql";
    private static final IpSet PROBES = IpSet.parse("168.63.129.16, fe80::1234:5678:9abc");

    private final Network network;
    private final Side source;
    private final Side destination;
    private final Extent virtualNetwork;
    private final List<Assumption> disputed;
    private final IpSet inInternetToo;
    private final boolean anywhere;

    /**
     * What is known of the addresses on one side: whose they are, of what names they are taken to be, or not to be, and from
     * which virtual network they are seen.
     */
    private record Side(
            Optional<InterfaceAddress> owner, Map<AddressMatch, Boolean> given, Optional<VirtualNetwork> here) {
        /** An address of the virtual network itself is of nobody elsewhere, where networks use the same addresses. */
        Extent seen(InterfaceAddress member, Extent extent) {
            return here.filter(vnet -> !member.configuration().subnet().parent().equals(Optional.of(vnet.id())))
                    .map(VirtualNetwork::addresses)
                    .filter(extent.possible()::overlaps)
                    .map(own -> new Extent(
                            extent.certain().minus(own), extent.possible().minus(own), extent.doubts()))
                    .orElse(extent);
        }

        Optional<Boolean> isOf(AddressMatch match) {
            return Optional.ofNullable(given.get(match));
        }

        Side with(Map<AddressMatch, Boolean> value) {
            return new Side(owner, value, here);
        }
    }

    /**
     * Expands for a scope.
     *
     * @param scope where rules are evaluated
     */
    public AddressExpansion(RuleScope scope) {
        this(scope, new VirtualNetworkTag(scope.network(), scope.subnet()));
    }

    private AddressExpansion(RuleScope scope, VirtualNetworkTag tag) {
        this(scope, tag, tag.extent());
    }

    private AddressExpansion(RuleScope scope, VirtualNetworkTag tag, Extent virtualNetwork) {
        this(
                scope.network(),
                new Side(scope.source(), Map.of(), here(scope)),
                new Side(scope.destination(), Map.of(), here(scope)),
                virtualNetwork,
                tag.disputed(),
                inInternetToo(virtualNetwork),
                false);
    }

    private AddressExpansion(
            Network network,
            Side source,
            Side destination,
            Extent virtualNetwork,
            List<Assumption> disputed,
            IpSet inInternetToo,
            boolean anywhere) {
        this.network = network;
        this.source = source;
        this.destination = destination;
        this.virtualNetwork = virtualNetwork;
        this.disputed = disputed;
        this.anywhere = anywhere;
        this.inInternetToo = inInternetToo;
    }

    private static Optional<VirtualNetwork> here(RuleScope scope) {
        return scope.network().find(VirtualNetwork.class, scope.subnet().virtualNetwork());
    }

    private static IpSet inInternetToo(Extent virtualNetwork) {
        return InternetTag.addresses().intersect(virtualNetwork.certain().union(PROBES));
    }

    /**
     * Expands for a place that is not known, where the tag {@code VirtualNetwork} may hold anything.
     *
     * @param network the network, which has the members of application security groups and the data of service tags
     * @return the expansion
     */
    public static AddressExpansion anywhere(Network network) {
        Extent virtualNetwork = new Extent(
                VirtualNetworkTag.HOST,
                IpSet.all(),
                List.of(new Unknown("what tag VirtualNetwork holds depends on where the NSG is attached")));
        Side nobody = new Side(Optional.empty(), Map.of(), Optional.empty());
        IpSet inInternetToo = inInternetToo(virtualNetwork);
        return new AddressExpansion(network, nobody, nobody, virtualNetwork, List.of(), inInternetToo, true);
    }

    /**
     * Whether the place is not known.
     *
     * @return true for what {@link #anywhere} makes
     */
    public boolean isAnywhere() {
        return anywhere;
    }

    /**
     * The same expansion for packets of which it is taken for given what their addresses are of, to try both ways where it is not
     * known.
     *
     * @param sources names on the source side of rules, each with whether the source is of it
     * @param destinations names on the destination side of rules, each with whether the destination is of it
     * @return an expansion in which these names are certain
     */
    public AddressExpansion given(Map<AddressMatch, Boolean> sources, Map<AddressMatch, Boolean> destinations) {
        return new AddressExpansion(
                network,
                source.with(Map.copyOf(sources)),
                destination.with(Map.copyOf(destinations)),
                virtualNetwork,
                disputed,
                inInternetToo,
                anywhere);
    }

    /**
     * The same expansion for other interfaces whose own address is not declared.
     *
     * @param other a scope of the same network and subnet
     * @return an expansion that shares what the subnet alone decides
     */
    public AddressExpansion in(RuleScope other) {
        return new AddressExpansion(
                other.network(),
                new Side(other.source(), Map.of(), here(other)),
                new Side(other.destination(), Map.of(), here(other)),
                virtualNetwork,
                disputed,
                inInternetToo,
                anywhere);
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
        return expand(matches, source);
    }

    /**
     * The destinations that a rule names.
     *
     * @param matches the alternatives of one rule
     * @return their addresses
     */
    public Extent destination(List<AddressMatch> matches) {
        return expand(matches, destination);
    }

    /**
     * The addresses of a service tag.
     *
     * @param tag the tag
     * @return computed for the three tags that Azure computes, otherwise from the network's data, otherwise unknown
     */
    public Extent tag(ServiceTag tag) {
        return tag(tag, virtualNetwork);
    }

    private Extent tag(ServiceTag tag, Extent own) {
        if (tag.equals(ServiceTag.VIRTUAL_NETWORK)) {
            return own;
        }
        if (tag.equals(ServiceTag.INTERNET)) {
            return anywhere && !own.isCertain() ? internetAnywhere(own) : internet(own);
        }
        if (tag.equals(ServiceTag.AZURE_LOAD_BALANCER)) {
            return Extent.of(PROBES);
        }
        Optional<IpSet> platform = Optional.ofNullable(PLATFORM.get(tag.name().toLowerCase(Locale.ROOT)));
        return platform.or(() -> network.serviceTags().prefixes(tag))
                .map(Extent::of)
                .orElseGet(() -> unknown(tag));
    }

    /** The IPv4 list is fixed; of IPv6, what belongs to the virtual network is not the Internet, and what may, may not. */
    private Extent internet(Extent own) {
        Extent listed =
                without(own.certain().restrictTo(IpFamily.IPV6), own.possible().restrictTo(IpFamily.IPV6), own);
        Extent alone = without(own.certain().union(PROBES), own.possible().union(PROBES), own);
        Assumption assumption = Assumption.INTERNET_TAG_BESIDE_OTHERS;
        return switch (network.assumptions().reading(assumption)) {
            case FIRST -> listed;
            case SECOND -> alone;
            case ASK ->
                new Extent(
                        alone.certain(),
                        listed.possible(),
                        Stream.concat(Stream.of(Doubts.of(assumption)), listed.doubts().stream())
                                .toList());
        };
    }

    /** The list without addresses that surely belong to something else, and perhaps without others. */
    private static Extent without(IpSet surely, IpSet perhaps, Extent own) {
        IpSet certain = InternetTag.addresses().minus(perhaps);
        IpSet possible = InternetTag.addresses().minus(surely);
        return new Extent(certain, possible, certain.equals(possible) ? List.of() : own.doubts());
    }

    private Extent internetAnywhere(Extent own) {
        Assumption assumption = Assumption.INTERNET_TAG_BESIDE_OTHERS;
        boolean beside = network.assumptions().reading(assumption) == Assumption.Reading.FIRST;
        IpSet listed = InternetTag.addresses();
        return new Extent(beside ? listed.restrictTo(IpFamily.IPV4) : IpSet.empty(), listed, own.doubts());
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
        Unknown reason = new Unknown(network.serviceTags().missing(tag));
        return new Extent(IpSet.empty(), PUBLISHED.minus(outside(tag)), List.of(reason));
    }

    /** The tag for SQL servers does not hold managed instances. */
    private IpSet outside(ServiceTag tag) {
        String name = tag.name().toLowerCase(Locale.ROOT);
        if (!name.equals(SQL) && !name.startsWith(SQL + ".")) {
            return IpSet.empty();
        }
        return IpSet.unionOf(network.all(SqlManagedInstance.class).stream()
                .filter(each -> each.publicDataEndpoint() && each.publicAddress() instanceof KnownAddress)
                .map(each -> IpSet.of(((KnownAddress) each.publicAddress()).ip()))
                .toList());
    }

    private Extent expand(List<AddressMatch> matches, Side side) {
        List<Extent> extents = new ArrayList<>();
        for (AddressMatch match : matches) {
            Extent extent = expand(match, side);
            Optional<Boolean> given = side.isOf(match);
            extents.add(given.isPresent() ? extent.given(given.get()) : extent);
        }
        return extents.size() == 1 ? extents.get(0) : Extent.unionOf(extents);
    }

    private Extent expand(AddressMatch match, Side side) {
        if (match instanceof AnyAddress) {
            return Extent.of(IpSet.all());
        }
        if (match instanceof Prefix prefix) {
            return Extent.of(IpSet.of(prefix.cidr()));
        }
        if (match instanceof ServiceTag tag) {
            Optional<Boolean> own = side.isOf(ServiceTag.VIRTUAL_NETWORK);
            return tag(tag, own.isPresent() ? virtualNetwork.given(own.get()) : virtualNetwork);
        }
        if (match instanceof AsgReference reference) {
            return members(reference.group(), side);
        }
        return Extent.unknown((Unknown) match);
    }

    /** The members' addresses; of members whose address is not known, only the one the packets belong to is settled. */
    private Extent members(ResourceId group, Side side) {
        List<Extent> extents = new ArrayList<>();
        for (NetworkInterface nic : network.all(NetworkInterface.class)) {
            for (IpConfiguration each : nic.ipConfigurations()) {
                if (each.applicationSecurityGroups().contains(group)) {
                    extents.add(member(new InterfaceAddress(nic, each), side));
                }
            }
        }
        network.all(PrivateEndpoint.class).stream()
                .filter(endpoint -> endpoint.applicationSecurityGroups().contains(group))
                .flatMap(endpoint -> endpoint.interfaceAddresses().stream())
                .forEach(each -> extents.add(member(each, side)));
        return withoutStranger(Extent.unionOf(extents), group, side.owner());
    }

    private Extent member(InterfaceAddress member, Side side) {
        return side.seen(member, member(member, side.owner()));
    }

    private Extent member(InterfaceAddress member, Optional<InterfaceAddress> known) {
        IpConfiguration configuration = member.configuration();
        if (configuration.privateAddress() instanceof KnownAddress address) {
            return Extent.of(IpSet.of(address.ip()));
        }
        Subnet subnet = network.get(Subnet.class, configuration.subnet());
        IpSet free = network.addresses().free(subnet, configuration.family());
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
        Subnet subnet = network.get(Subnet.class, configuration.subnet());
        IpSet free = network.addresses().free(subnet, configuration.family());
        return new Extent(extent.certain().minus(free), extent.possible().minus(free), extent.doubts());
    }
}
