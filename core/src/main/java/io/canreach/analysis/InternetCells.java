package io.canreach.analysis;

import io.canreach.model.Appliance;
import io.canreach.model.AzureFirewall;
import io.canreach.model.InterfaceAddress;
import io.canreach.model.IpConfiguration;
import io.canreach.model.KnownAddress;
import io.canreach.model.LoadBalancer;
import io.canreach.model.Network;
import io.canreach.model.NextHopType;
import io.canreach.model.PublicIpAddress;
import io.canreach.model.ResourceId;
import io.canreach.model.Subnet;
import io.canreach.model.VirtualMachine;
import io.canreach.packet.Field;
import io.canreach.packet.Ip;
import io.canreach.packet.IpFamily;
import io.canreach.packet.IpSet;
import io.canreach.packet.PacketSet;
import io.canreach.reach.Traffic;
import io.canreach.reach.Transit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ObjIntConsumer;

/**
 * The cells of plain machines and the Internet. Machines with the same ways out are walked from together, and who comes in
 * by a machine's own public address meets nothing but its rules.
 */
final class InternetCells {
    private final Network network;
    private final IpSet internet;
    private final PacketSet called;
    private final boolean isQuick;
    private final Map<Object, Boolean> straight = new ConcurrentHashMap<>();
    private final Map<Object, WayOut> waysOut = new ConcurrentHashMap<>();

    private InternetCells(Network network, IpSet internet, boolean isQuick) {
        this.network = network;
        this.internet = internet;
        this.called = PacketSet.between(internet, IpSet.all());
        this.isQuick = isQuick;
    }

    InternetCells(Network network) {
        this(network, Transit.internet(network), translatesNothing(network));
    }

    /** Whether no machine is called, or calls, by what others have. */
    static boolean translatesNothing(Network network) {
        return network.all(LoadBalancer.class).isEmpty()
                && network.all(AzureFirewall.class).isEmpty()
                && network.all(VirtualMachine.class).stream().noneMatch(InternetCells::translates);
    }

    /** The same where only NSGs of plain machines say something else, which none of the ways out and in passes. */
    InternetCells after(Network changed) {
        InternetCells next = new InternetCells(changed, internet, isQuick);
        next.straight.putAll(straight);
        next.waysOut.putAll(waysOut);
        return next;
    }

    private static boolean translates(VirtualMachine machine) {
        return machine.appliance()
                .map(Appliance::translations)
                .filter(rules -> !rules.isEmpty())
                .isPresent();
    }

    /** Whether no machine is called, or calls, by what others have. */
    boolean isQuick() {
        return isQuick;
    }

    /**
     * The flows of one way out, by where they come whatever rules say. The Internet has thousands of holes in a large network:
     * no set is built for a machine that has them all, one of these is only asked whether it has flows of a small one.
     *
     * @param asked all flows
     * @param open those that surely arrive
     * @param losing the sources of those that surely do not
     * @param kept those that do not surely get lost
     * @param murky those of which neither is sure
     */
    private record WayOut(PacketSet asked, PacketSet open, IpSet losing, PacketSet kept, PacketSet murky) {
        static WayOut of(Transit transit, PacketSet asked) {
            TransitSets sets = TransitSets.of(transit);
            PacketSet possible = PacketSet.unionOf(
                    sets.arrivals().stream().map(TransitSets.Arrival::possible).toList());
            PacketSet sure = PacketSet.unionOf(
                    sets.arrivals().stream().map(TransitSets.Arrival::sure).toList());
            PacketSet open = sure.minus(sets.lost());
            PacketSet lost = asked.minus(sets.unknown()).minus(possible);
            PacketSet kept = asked.minus(lost);
            return new WayOut(asked, open, lost.sources(), kept, kept.minus(open));
        }

        /** What becomes of the flows of one of the sources. */
        int fates(IpSet source, Sent sent) {
            PacketSet denied = sent.denied().fromSources(source);
            boolean unknown = sent.passed().fromSources(source).overlaps(murky)
                    || sent.left().fromSources(source).overlaps(kept);
            boolean dropped = losing.overlaps(source) || denied.overlaps(asked);
            return (sent.allowed().fromSources(source).overlaps(open) ? CellBits.DELIVERED : 0)
                    | (dropped ? CellBits.DROPPED : 0)
                    | (unknown ? CellBits.UNDETERMINED : 0);
        }
    }

    /**
     * What machines of a kind send anywhere, by what their rules say.
     *
     * @param allowed what these surely allow
     * @param denied what they surely deny
     * @param passed all but that
     * @param left what is neither
     */
    private record Sent(PacketSet allowed, PacketSet denied, PacketSet passed, PacketSet left) {
        static Sent of(IpSet sources, Gate out, PacketSet free) {
            PacketSet all = Asked.of(sources, IpSet.all());
            PacketSet denied = all.intersect(out.denied()).minus(free);
            PacketSet allowed = all.intersect(out.allowed().union(free));
            PacketSet passed = all.minus(denied);
            return new Sent(allowed, denied, passed, passed.minus(allowed));
        }
    }

    /** What becomes of what the machines of a kind send to the Internet, each in its row. */
    void out(Region region, PlainKind kind, ObjIntConsumer<PlainEnd> found) {
        PacketSet free = Transit.withoutRules(
                        network, address(region, kind.example().ips().get(0)))
                .spread(Field.SOURCE);
        Sent sent = Sent.of(kind.addresses(), kind.out(), free);
        for (PlainEnd end : kind.ends()) {
            found.accept(
                    end,
                    end.ips().stream()
                            .mapToInt(ip -> wayOut(region, address(region, ip)).fates(IpSet.of(ip), sent))
                            .reduce(CellBits.KNOWN, (a, b) -> a | b));
        }
    }

    private InterfaceAddress address(Region region, Ip ip) {
        return network.addresses()
                .owner(region.virtualNetwork(), ip)
                .orElseThrow(() -> new IllegalStateException("nobody has " + ip));
    }

    /** What machines of the same region, NAT gateway and kinds of public addresses have in common. */
    private WayOut wayOut(Region region, InterfaceAddress address) {
        Subnet subnet = network.get(Subnet.class, address.configuration().subnet());
        Object key = List.of(
                region.number(),
                address.configuration().family(),
                subnet.natGateway(),
                subnet.defaultOutboundAccess(),
                family(address.configuration()),
                address.networkInterface().ipConfigurations().stream()
                        .map(this::family)
                        .distinct()
                        .toList());
        return waysOut.computeIfAbsent(key, any -> {
            IpSet all = region.crowd()
                    .addresses()
                    .restrictTo(address.configuration().family());
            return WayOut.of(Transit.toInternet(network, address, all), Asked.of(all, internet));
        });
    }

    private Optional<IpFamily> family(IpConfiguration configuration) {
        return configuration
                .publicIp()
                .map(id -> network.get(PublicIpAddress.class, id).family());
    }

    /** What becomes of calls from the Internet to a plain machine; nothing where a walk has to say. */
    Optional<Byte> in(Region region, PlainKind kind, PlainEnd end) {
        int fates = CellBits.KNOWN;
        for (Ip ip : end.ips()) {
            InterfaceAddress address = address(region, ip);
            Optional<ResourceId> id = address.configuration().publicIp();
            if (id.isPresent()) {
                PublicIpAddress own = network.get(PublicIpAddress.class, id.get());
                if (!isOwn(own, address) || !isStraight(region, own.family())) {
                    return Optional.empty();
                }
                fates |= in(own, kind, ip);
            }
        }
        return Optional.of((byte) fates);
    }

    private int in(PublicIpAddress own, PlainKind kind, Ip ip) {
        PacketSet sent = Traffic.any().between(IpSet.all(), IpSet.of(ip));
        boolean guarded = kind.example().group().isPresent()
                || kind.example().subnet().networkSecurityGroup().isPresent();
        boolean closed = own.sku() != PublicIpAddress.Sku.BASIC || own.family() == IpFamily.IPV6;
        if (closed && !guarded) {
            return sent.overlaps(called) ? CellBits.DROPPED : 0;
        }
        PacketSet open = sent.intersect(kind.in().allowed());
        PacketSet shut = sent.intersect(kind.in().denied());
        return (open.overlaps(called) ? CellBits.DELIVERED : 0)
                | (shut.overlaps(called) ? CellBits.DROPPED : 0)
                | (sent.minus(open).minus(shut).overlaps(called) ? CellBits.UNDETERMINED : 0);
    }

    private boolean isOwn(PublicIpAddress own, InterfaceAddress address) {
        return own.address() instanceof KnownAddress known
                && network.addresses()
                        .attachedTo(own.id())
                        .filter(address::equals)
                        .isPresent()
                && network.addresses().publicUser(own.id()).isEmpty()
                && network.addresses()
                        .publicOwner(known.ip())
                        .filter(each -> each.id().equals(own.id()))
                        .isPresent();
    }

    /** Whether replies to the Internet leave straight for it. */
    private boolean isStraight(Region region, IpFamily family) {
        Object key = List.of(region.number(), family);
        return straight.computeIfAbsent(
                key,
                any -> region.routes().split(internet.restrictTo(family)).stream()
                        .allMatch(part -> part.doubts().isEmpty()
                                && part.alternatives().isEmpty()
                                && part.obstacle().isEmpty()
                                && part.route()
                                        .filter(route -> route.nextHopType() == NextHopType.INTERNET)
                                        .isPresent()));
    }
}
