package io.canreach.naive;

import static org.assertj.core.api.Assertions.assertThat;

import io.canreach.model.Direction;
import io.canreach.model.Endpoint;
import io.canreach.model.Lab;
import io.canreach.model.Network;
import io.canreach.model.NetworkSecurityGroup;
import io.canreach.model.NextHopType;
import io.canreach.model.RouteTable;
import io.canreach.model.Subnet;
import io.canreach.model.VirtualMachine;
import io.canreach.model.VirtualNetwork;
import io.canreach.packet.Flow;
import io.canreach.packet.Ip;
import io.canreach.packet.PacketSet;
import io.canreach.packet.Protocol;
import io.canreach.reach.Answer;
import io.canreach.reach.Fate;
import io.canreach.reach.Question;
import io.canreach.reach.Reachability;
import io.canreach.reach.Traffic;
import io.canreach.reach.Verdict;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** At all of Azure's limits at once, questions are answered as a naive evaluator of one flow answers them. */
class LargestEstateTest {
    private static final int PAIRS = 12;
    private static final int FLOWS = 24;
    private static final List<Integer> PORTS = List.of(22, 80, 443, 1433, 3389, 8085, 31000, 4321);

    private static Network network = Network.builder().build();

    @BeforeAll
    static void build() {
        network = LargestEstate.network(7);
    }

    private static Endpoint machine(String name) {
        return new Endpoint.Named(Endpoint.Kind.VM, name);
    }

    private static Answer ask(Endpoint from, Endpoint to, Traffic traffic) {
        return Reachability.of(network).answer(Question.of(from, to, traffic));
    }

    @Test
    void the_estate_is_at_every_limit() {
        VirtualNetwork big = network.named(VirtualNetwork.class, "big").get(0);

        assertThat(big.subnets()).hasSize(LargestEstate.SUBNETS);
        assertThat(big.peerings()).hasSize(LargestEstate.PEERS);
        assertThat(network.all(NetworkSecurityGroup.class).iterator().next().rules())
                .hasSize(LargestEstate.RULES);
        assertThat(network.all(RouteTable.class).iterator().next().routes()).hasSize(LargestEstate.ROUTES);
        assertThat(network.all(VirtualMachine.class)).hasSize(LargestEstate.SUBNETS + LargestEstate.PEERS);
        assertThat(big.subnets().stream()
                        .mapToInt(subnet ->
                                network.addresses().inSubnet(subnet.id()).size())
                        .sum())
                .isEqualTo(LargestEstate.ADDRESSES);
    }

    @Test
    void any_traffic_between_machines_fares_as_flow_by_flow() {
        Random random = new Random(11);
        for (int i = 0; i < PAIRS; i++) {
            int from = 100 + random.nextInt(LargestEstate.SUBNETS - 100);
            boolean toPeer = i % 3 == 2;
            int to = toPeer ? random.nextInt(LargestEstate.PEERS) : 100 + random.nextInt(LargestEstate.SUBNETS - 100);
            compare("m" + from, LargestEstate.block(0, from), (toPeer ? "p" : "m") + to, block(toPeer, to), random);
            compare((toPeer ? "p" : "m") + to, block(toPeer, to), "m" + from, LargestEstate.block(0, from), random);
        }
    }

    private static String block(boolean peer, int number) {
        return LargestEstate.block(peer ? 1 : 0, number);
    }

    private static void compare(String from, String source, String to, String destination, Random random) {
        Answer answer = ask(machine(from), machine(to), Traffic.any());
        PacketSet delivered = answer.packets(Fate.DELIVERED);
        PacketSet dropped = answer.packets(Fate.DROPPED);
        for (int i = 0; i < FLOWS; i++) {
            Ip one = Ip.parse(source + (from.startsWith("p") ? 4 : 4 + random.nextInt(20)));
            Ip other = Ip.parse(destination + (to.startsWith("p") ? 4 : 4 + random.nextInt(20)));
            Protocol protocol = i % 4 == 0 ? Protocol.UDP : Protocol.TCP;
            Flow flow = new Flow(protocol, one, 50_000, other, PORTS.get(random.nextInt(PORTS.size())));
            boolean arrives = arrives(Packet.of(flow), subnet(from), subnet(to));
            assertThat(delivered.contains(flow)).as(flow.toString()).isEqualTo(arrives);
            assertThat(dropped.contains(flow)).as(flow.toString()).isEqualTo(!arrives);
        }
    }

    private static Subnet subnet(String machine) {
        boolean peer = machine.startsWith("p");
        return network.get(
                Subnet.class, peer ? Lab.subnetId(machine, "s") : Lab.subnetId("big", "s" + machine.substring(1)));
    }

    /** Rules and routes asked one after the other, for the packet and for its reply. */
    private static boolean arrives(Packet packet, Subnet from, Subnet to) {
        NaiveRoutes routes = new NaiveRoutes(network);
        return allows(from, Direction.OUTBOUND, packet)
                && leads(routes, from, packet.destination())
                && allows(to, Direction.INBOUND, packet)
                && leads(routes, to, packet.source());
    }

    private static boolean allows(Subnet subnet, Direction direction, Packet packet) {
        return subnet.networkSecurityGroup()
                .map(group -> new NaiveRules(network).allow(group, direction, packet, subnet))
                .orElse(true);
    }

    private static boolean leads(NaiveRoutes routes, Subnet subnet, Ip destination) {
        return routes.choose(subnet, destination)
                .filter(route -> route.type() == NextHopType.VNET_LOCAL || route.type() == NextHopType.VNET_PEERING)
                .isPresent();
    }

    @Test
    void ipv6_traffic_is_answered_beside_it() {
        Answer answer = ask(machine("m300"), machine("m301"), Traffic.any());

        Flow flow = new Flow(Protocol.TCP, Ip.parse("fd00:1:0:12c::4"), 50_000, Ip.parse("fd00:1:0:12d::4"), 443);
        assertThat(answer.packets(Fate.DELIVERED).contains(flow)).isTrue();
    }

    @Test
    void service_tags_of_thousands_of_prefixes_decide() {
        Endpoint inTag = new Endpoint.Address(LargestEstate.inTag());

        assertThat(ask(machine("m500"), inTag, Traffic.tcp(9999)).verdict()).isEqualTo(Verdict.REACHABLE);
        assertThat(ask(machine("m500"), inTag, Traffic.tcp(9999)).explain()).contains("101 tag");
    }

    @Test
    void the_internet_is_asked_about_too() {
        assertThat(ask(machine("m700"), new Endpoint.Internet(), Traffic.any()).verdict())
                .isIn(Verdict.PARTIAL, Verdict.REACHABLE);
        assertThat(ask(new Endpoint.Internet(), machine("m700"), Traffic.any()).verdict())
                .isEqualTo(Verdict.BLOCKED);
    }
}
