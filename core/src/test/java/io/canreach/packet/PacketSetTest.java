package io.canreach.packet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PacketSetTest {
    private static final IpSet ASE = IpSet.parse("10.0.2.0/24");
    private static final IpSet SQL = IpSet.parse("10.0.1.6");
    private static final PacketSet TO_SQL = tcp(ASE, SQL, PortSet.of(1433));

    private static PacketSet tcp(IpSet source, IpSet destination, PortSet ports) {
        return PacketSet.of(Set.of(Protocol.TCP), source, PortSet.all(), destination, ports);
    }

    @Test
    void the_empty_and_the_complete_set_are_known() {
        assertThat(PacketSet.empty().isEmpty()).isTrue();
        assertThat(PacketSet.empty()).hasToString("no packets");
        assertThat(PacketSet.empty().example()).isEmpty();
        assertThat(PacketSet.empty().boxes()).isEmpty();
        assertThat(PacketSet.all().isAll()).isTrue();
        assertThat(PacketSet.all()).hasToString("all packets");
        assertThat(PacketSet.all().boxes()).extracting(Box::toString).containsExactly("any *:* -> *:*");
        assertThat(PacketSet.all().complement()).isEqualTo(PacketSet.empty());
        assertThat(PacketSet.unionOf(List.of())).isEqualTo(PacketSet.empty());
        assertThat(tcp(IpSet.empty(), SQL, PortSet.all())).isEqualTo(PacketSet.empty());
        assertThat(tcp(ASE, SQL, PortSet.empty())).isEqualTo(PacketSet.empty());
        assertThat(PacketSet.all().withProtocols(Set.of())).isEqualTo(PacketSet.empty());
    }

    @Test
    void size_counts_field_values() {
        assertThat(TO_SQL.size()).isEqualTo(256 * 65_536);
        assertThat(PacketSet.of(Flow.tcp("10.0.2.4", 1, "10.0.1.6", 2)).size()).isEqualTo(1);
        assertThat(PacketSet.of(Flow.icmp("10.0.2.4", "10.0.1.6")).size()).isEqualTo(1L << 32);
        BigInteger pairs = BigInteger.ONE.shiftLeft(64).add(BigInteger.ONE.shiftLeft(256));
        assertThat(PacketSet.all().size()).isEqualTo(pairs.shiftLeft(32).multiply(BigInteger.valueOf(5)));
    }

    @Test
    void flows_stay_in_one_family() {
        PacketSet both = PacketSet.between(IpSet.parse("10.0.0.0/8, fd00::/8"), IpSet.parse("10.0.1.6, fd00::6"));

        assertThat(both.contains(Flow.icmp("10.0.0.1", "10.0.1.6"))).isTrue();
        assertThat(both.contains(Flow.icmp("fd00::1", "fd00::6"))).isTrue();
        assertThat(both.restrictTo(IpFamily.IPV4).sources()).hasToString("10.0.0.0/8");
        assertThat(both.restrictTo(IpFamily.IPV6).destinations()).hasToString("fd00::6");
        assertThat(PacketSet.between(IpSet.all(IpFamily.IPV4), IpSet.all(IpFamily.IPV6))
                        .isEmpty())
                .isTrue();
    }

    @Test
    void protocols_without_ports_need_all_ports() {
        PacketSet web = PacketSet.of(Set.of(Protocol.ANY), ASE, PortSet.all(), SQL, PortSet.of(443));

        assertThat(web.protocols()).containsExactly(Protocol.TCP, Protocol.UDP);
        assertThat(PacketSet.between(ASE, SQL).protocols()).isEqualTo(Protocol.all());
        assertThat(PacketSet.between(ASE, SQL).toPorts(PortSet.of(443))).isEqualTo(web);
        assertThat(PacketSet.between(ASE, SQL).toPorts(PortSet.all())).isEqualTo(PacketSet.between(ASE, SQL));
        assertThat(PacketSet.between(ASE, SQL).fromPorts(PortSet.of(1)).protocols())
                .doesNotContain(Protocol.ICMP);
    }

    @Test
    void port_values_make_no_difference_without_ports() {
        PacketSet ping = PacketSet.of(Flow.icmp("10.0.2.4", "10.0.1.6"));

        assertThat(ping.contains(new Flow(Protocol.ICMP, Ip.parse("10.0.2.4"), 7, Ip.parse("10.0.1.6"), 9)))
                .isTrue();
        assertThat(ping.destinationPorts().isAll()).isTrue();
        assertThat(ping).hasToString("ICMP 10.0.2.4 -> 10.0.1.6");
    }

    @Test
    void projections_name_each_field() {
        PacketSet set = TO_SQL.union(PacketSet.of(Flow.udp("fd00::4", 7, "fd00::6", 53)));

        assertThat(set.protocols()).containsExactly(Protocol.TCP, Protocol.UDP);
        assertThat(set.sources()).hasToString("10.0.2.0/24, fd00::4");
        assertThat(set.destinations()).hasToString("10.0.1.6, fd00::6");
        assertThat(set.sourcePorts().isAll()).isTrue();
        assertThat(set.destinationPorts()).hasToString("53,1433");
    }

    @Test
    void one_field_can_be_restricted() {
        PacketSet all = PacketSet.all();

        PacketSet set = all.withProtocols(Set.of(Protocol.TCP)).fromSources(ASE).toDestinations(SQL);

        assertThat(set.toPorts(PortSet.of(1433))).isEqualTo(TO_SQL);
        assertThat(set.fromPorts(PortSet.of(1)).sourcePorts()).hasToString("1");
    }

    @Test
    void text_shows_three_boxes_and_counts_the_rest() {
        List<PacketSet> sets = new ArrayList<>();
        for (int i = 1; i <= 5; i++) {
            sets.add(tcp(IpSet.parse("10.0.2." + 2 * i), SQL, PortSet.of(i)));
        }

        assertThat(TO_SQL).hasToString("TCP 10.0.2.0/24:* -> 10.0.1.6:1433");
        assertThat(PacketSet.unionOf(sets))
                .hasToString("TCP 10.0.2.2:* -> 10.0.1.6:1; TCP 10.0.2.4:* -> 10.0.1.6:2;"
                        + " TCP 10.0.2.6:* -> 10.0.1.6:3; and 2 more");
        assertThat(PacketSet.unionOf(sets).boxes()).hasSize(5);
    }

    @Test
    void boxes_read_well() {
        Set<Protocol> dns = Set.of(Protocol.UDP, Protocol.TCP);
        IpSet two = IpSet.parse("10.0.1.6, 10.0.1.8");
        IpSet many = IpSet.parse("10.0.0.1, 10.0.0.3, 10.0.0.5, 10.0.0.7, 10.0.0.9, 10.0.0.11");
        PortSet all = PortSet.all();

        assertThat(new Box(dns, ASE, all, two, PortSet.of(53)))
                .hasToString("TCP,UDP 10.0.2.0/24:* -> {10.0.1.6, 10.0.1.8}:53");
        assertThat(new Box(Set.of(Protocol.ANY), IpSet.all(), all, IpSet.parse("fd00::/8"), all))
                .hasToString("any *:* -> [fd00::/8]:*");
        assertThat(new Box(Set.of(Protocol.ICMP), many, all, IpSet.parse("fd00::6"), all))
                .hasToString("ICMP {10.0.0.1, 10.0.0.3, 10.0.0.5, 10.0.0.7 and 2 more} -> fd00::6");
        assertThat(new Box(dns, ASE, all, two, PortSet.of(53)).packets().boxes())
                .containsExactly(new Box(dns, ASE, all, two, PortSet.of(53)));
    }

    @Test
    void families_share_a_box_where_one_side_is_everything() {
        PacketSet https = tcp(IpSet.all(), IpSet.parse("10.0.1.6, fd00::6"), PortSet.of(443));

        assertThat(https).hasToString("TCP *:* -> {10.0.1.6, fd00::6}:443");
        assertThat(https.boxes().get(0).packets()).isEqualTo(https);
    }

    @Test
    void examples_are_plausible() {
        assertThat(TO_SQL.example())
                .hasValueSatisfying(flow -> assertThat(flow).hasToString("TCP 10.0.2.4:49152 -> 10.0.1.6:1433"));
        assertThat(PacketSet.all().example())
                .hasValueSatisfying(flow -> assertThat(flow).hasToString("TCP 1.0.0.4:49152 -> 1.0.0.12:443"));
        assertThat(TO_SQL.fromPorts(PortSet.parse("80,2000")).example().map(Flow::sourcePort))
                .contains(2000);
        assertThat(TO_SQL.fromPorts(PortSet.parse("80,90")).example().map(Flow::sourcePort))
                .contains(80);
        assertThat(PacketSet.all()
                        .withProtocols(Set.of(Protocol.AH))
                        .example()
                        .map(Flow::toString)
                        .orElse(""))
                .startsWith("AH 1.0.0.4 -> ");
    }

    @Test
    void replies_swap_source_and_destination() {
        assertThat(TO_SQL.reversed()).hasToString("TCP 10.0.1.6:1433 -> 10.0.2.0/24:*");
    }

    @Test
    void a_field_can_be_spread() {
        assertThat(TO_SQL.spread(Field.SOURCE)).hasToString("TCP any IPv4:* -> 10.0.1.6:1433");
        assertThat(TO_SQL.spread(Field.DESTINATION_PORT)).hasToString("TCP 10.0.2.0/24:* -> 10.0.1.6:*");
        assertThat(TO_SQL.spread(Field.PROTOCOL))
                .isEqualTo(PacketSet.of(Set.of(Protocol.ANY), ASE, PortSet.all(), SQL, PortSet.of(1433)));
        assertThat(tcp(ASE, SQL, PortSet.all()).spread(Field.PROTOCOL)).isEqualTo(PacketSet.between(ASE, SQL));
    }

    @Test
    void a_translation_has_results_and_origins() {
        Rewrite nat = Rewrite.none().destination(IpSet.parse("10.0.1.6")).destinationPort(PortSet.of(1433));
        PacketSet asked = tcp(ASE, IpSet.parse("40.0.0.1"), PortSet.of(57_500));

        assertThat(asked.image(nat)).isEqualTo(TO_SQL);
        assertThat(TO_SQL.preimage(nat)).hasToString("TCP 10.0.2.0/24:* -> any IPv4:*");
        assertThat(asked.intersect(TO_SQL.preimage(nat))).isEqualTo(asked);
        assertThat(TO_SQL.image(Rewrite.none())).isEqualTo(TO_SQL);
        assertThat(TO_SQL.preimage(Rewrite.none())).isEqualTo(TO_SQL);
    }

    @Test
    void a_choice_of_results_surely_or_possibly_ends_in_a_set() {
        Rewrite balance = Rewrite.none().destination(IpSet.parse("10.0.1.6, 10.0.1.8"));

        assertThat(TO_SQL.preimageAny(balance)).hasToString("TCP 10.0.2.0/24:* -> any IPv4:1433");
        assertThat(TO_SQL.preimage(balance)).isEqualTo(PacketSet.empty());
    }

    @Test
    void a_flow_without_a_result_is_in_no_preimage() {
        Rewrite nat = Rewrite.none().destination(SQL);

        assertThat(PacketSet.all().preimage(nat).restrictTo(IpFamily.IPV6)).isEqualTo(PacketSet.empty());
        assertThat(PacketSet.all().image(nat).destinations()).isEqualTo(SQL);
    }

    @Test
    void ports_are_translated_only_where_there_are_some() {
        Rewrite nat = Rewrite.none().sourcePort(PortSet.of(1024)).source(IpSet.parse("40.0.0.1"));
        PacketSet ping = PacketSet.of(Flow.icmp("10.0.2.4", "10.0.1.6"));

        assertThat(ping.image(nat)).hasToString("ICMP 40.0.0.1 -> 10.0.1.6");
        assertThat(TO_SQL.image(nat)).hasToString("TCP 40.0.0.1:1024 -> 10.0.1.6:1433");
    }

    @Test
    void a_translation_needs_values_and_reads_well() {
        assertThat(Rewrite.none().isNone()).isTrue();
        assertThat(Rewrite.none()).hasToString("unchanged");
        assertThat(Rewrite.none().source(SQL).destinationPort(PortSet.of(80)))
                .hasToString("source := 10.0.1.6; destination port := 80")
                .isEqualTo(Rewrite.none().destinationPort(PortSet.of(80)).source(SQL));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Rewrite.none().source(IpSet.empty()))
                .withMessage("a translation needs at least one value for SOURCE, but the set is empty");
    }

    @Test
    void a_long_rule_list_is_compiled_in_seconds() {
        PacketSet permitted = PacketSet.empty();
        for (int i = 999; i >= 0; i--) {
            PacketSet rule = tcp(
                    IpSet.parse("10." + i % 7 + "." + i % 200 + ".0/24"),
                    IpSet.parse("10.9.0." + i % 250),
                    PortSet.of(i));
            permitted = i % 3 == 0 ? permitted.minus(rule) : permitted.union(rule);
        }

        assertThat(permitted.isEmpty()).isFalse();
        assertThat(permitted.reversed().reversed()).isEqualTo(permitted);
        assertThat(permitted.toString()).endsWith(" more");
    }
}
