package io.canreach.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.canreach.model.Access;
import io.canreach.model.AddressMatch;
import io.canreach.model.Direction;
import io.canreach.model.Endpoint;
import io.canreach.model.KnownAddress;
import io.canreach.model.Lab;
import io.canreach.model.Ports;
import io.canreach.model.Prefix;
import io.canreach.model.Route;
import io.canreach.model.SecurityRule;
import io.canreach.packet.Cidr;
import io.canreach.packet.IpSet;
import io.canreach.reach.Fate;
import io.canreach.reach.Verdict;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReachabilityMatrixTest {
    private static final Endpoint WEB = new Endpoint.Named(Endpoint.Kind.VM, "web");
    private static final Endpoint DB = new Endpoint.Named(Endpoint.Kind.VM, "db");
    private static final Endpoint OTHER = new Endpoint.Named(Endpoint.Kind.VM, "other");
    private static final Endpoint INTERNET = new Endpoint.Internet();

    private static Lab lab() {
        return new Lab()
                .vnet("v", "10.0.0.0/16")
                .subnet("a", "10.0.1.0/24")
                .vm("web", "10.0.1.4")
                .subnet("b", "10.0.2.0/24")
                .vm("db", "10.0.2.4")
                .vnet("w", "10.1.0.0/16")
                .subnet("a", "10.1.1.0/24")
                .vm("other", "10.1.1.4");
    }

    private static ReachabilityMatrix matrix() {
        return ReachabilityMatrix.of(lab().network());
    }

    @Test
    void machines_of_one_network_reach_each_other_and_those_of_an_island_do_not() {
        var matrix = matrix();

        assertThat(matrix.endpoints()).containsExactly(WEB, DB, OTHER, INTERNET);
        assertThat(matrix.verdict(WEB, DB)).isEqualTo(Verdict.REACHABLE);
        assertThat(matrix.verdict(WEB, OTHER)).isEqualTo(Verdict.BLOCKED);
        assertThat(matrix.packets(WEB, OTHER, Fate.DROPPED).destinations()).isEqualTo(IpSet.parse("10.1.1.4"));
        assertThat(matrix.verdict(INTERNET, WEB)).isEqualTo(Verdict.BLOCKED);
    }

    @Test
    void an_endpoint_may_be_named_in_other_letter_case_or_by_its_id() {
        var matrix = matrix();
        Endpoint db = new Endpoint.Named(Endpoint.Kind.VM, Lab.vmId("db").toString());
        Endpoint web = new Endpoint.Named(Endpoint.Kind.VM, "WEB");

        assertThat(matrix.verdict(web, db)).isEqualTo(Verdict.REACHABLE);
        assertThat(matrix.complete().verdict(web, db)).isEqualTo(Verdict.REACHABLE);
        assertThat(matrix.fates(web, db)).isEqualTo(matrix.fates(WEB, DB));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> matrix.verdict(WEB, new Endpoint.Named(Endpoint.Kind.VM, "none")))
                .withMessageStartingWith("vm 'none' is no endpoint of this matrix; there are: vm 'web'");
    }

    @Test
    void a_cell_has_the_flows_of_its_pair_alone_though_its_kind_has_more() {
        var matrix = ReachabilityMatrix.of(lab().vm("second", "10.1.1.5").network());

        var second = new Endpoint.Named(Endpoint.Kind.VM, "second");
        assertThat(matrix).hasToString("matrix of 5 endpoints, 3 kinds of plain machines");
        assertThat(matrix.packets(OTHER, second, Fate.DELIVERED).sources()).isEqualTo(IpSet.parse("10.1.1.4"));
        assertThat(matrix.packets(OTHER, second, Fate.DELIVERED).destinations()).isEqualTo(IpSet.parse("10.1.1.5"));
    }

    @Test
    void the_fates_of_groups_are_those_of_their_pairs_together() {
        var fates = matrix().fates(List.of(WEB), List.of(DB, OTHER, WEB));

        assertThat(fates.verdict()).isEqualTo(Verdict.PARTIAL);
        assertThat(fates.delivered().destinations()).isEqualTo(IpSet.parse("10.0.2.4"));
        assertThat(fates.dropped().destinations()).isEqualTo(IpSet.parse("10.1.1.4"));
    }

    @Test
    void verdicts_are_counted_and_joined_by_subnets() {
        var network = lab().network();
        var matrix = ReachabilityMatrix.of(network);
        var web = EndpointGroup.inSubnet(network, "v/a");
        var data = EndpointGroup.inSubnet(network, "v/b");
        var island = EndpointGroup.inSubnet(network, "w/a");

        assertThat(matrix.verdict(web, data)).isEqualTo(Verdict.REACHABLE);
        assertThat(matrix.verdict(web, island)).isEqualTo(Verdict.BLOCKED);
        assertThat(matrix.counts().values().stream().mapToLong(Long::longValue).sum())
                .isEqualTo(12);
        assertThat(matrix.counts()).containsEntry(Verdict.REACHABLE, 2L);
    }

    @Test
    void machines_behind_an_appliance_are_in_the_matrix_as_in_answers() {
        var lab = new Lab()
                .vnet("hub", "10.0.0.0/16")
                .subnet("fw", "10.0.0.0/24")
                .vm("appliance", "10.0.0.4")
                .ipForwarding();
        for (String spoke : List.of("1", "2")) {
            lab.vnet("s" + spoke, "10." + spoke + ".0.0/16")
                    .subnet("a", "10." + spoke + ".0.0/24")
                    .routes(Route.toAppliance("all", Lab.prefix("10.0.0.0/8"), KnownAddress.parse("10.0.0.4")))
                    .vm("m" + spoke, "10." + spoke + ".0.4");
        }
        var network = lab.peer("hub", "s1").peer("hub", "s2").network();
        var one = new Endpoint.Named(Endpoint.Kind.VM, "m1");
        var other = new Endpoint.Named(Endpoint.Kind.VM, "m2");

        var matrix = ReachabilityMatrix.of(network).complete();

        assertThat(matrix.verdict(one, other)).isEqualTo(Verdict.UNDETERMINED);
        assertThat(matrix.verdict(one, other))
                .isEqualTo(matrix.answer(one, other).verdict());
    }

    /** More services than a word has bits, and more kinds than are looked at together. */
    @Test
    void hundreds_of_services_and_kinds_are_told_apart() {
        int kinds = 70;
        var lab = new Lab().vnet("v", "10.0.0.0/16", "fd00::/56");
        for (int i = 0; i < kinds; i++) {
            lab.subnet("s" + i, "10.0." + i + ".0/24", "fd00:0:0:" + Integer.toHexString(i) + "::/64")
                    .subnetNsg("g" + i, only(i, kinds), Lab.rule(200, Direction.INBOUND, Access.DENY))
                    .vm("m" + i, "10.0." + i + ".4")
                    .moreAddress("fd00:0:0:" + Integer.toHexString(i) + "::4");
        }
        var matrix = ReachabilityMatrix.of(lab.network()).complete();

        for (int i = 0; i < kinds; i += 3) {
            for (int j = 0; j < kinds; j += 7) {
                var from = new Endpoint.Named(Endpoint.Kind.VM, "m" + i);
                var to = new Endpoint.Named(Endpoint.Kind.VM, "m" + j);
                assertThat(matrix.verdict(from, to))
                        .as(from + " to " + to)
                        .isEqualTo(i == j ? Verdict.REACHABLE : (i + j) % 2 == 0 ? Verdict.PARTIAL : Verdict.BLOCKED)
                        .isEqualTo(matrix.answer(from, to).verdict());
            }
        }
    }

    /** Machines with an even number let each other in at a port of their own, and those with an odd one likewise. */
    private static SecurityRule only(int number, int kinds) {
        var even = IntStream.range(0, kinds)
                .filter(each -> each % 2 == number % 2)
                .mapToObj(each -> (AddressMatch) new Prefix(Cidr.parse("10.0." + each + ".0/24")))
                .toList();
        return Lab.rule(100, Direction.INBOUND, Access.ALLOW)
                .withSource(even)
                .withDestinationPorts(List.of(Ports.parse(String.valueOf(1000 + number))));
    }

    @Test
    void the_answer_of_a_pair_tells_why() {
        assertThat(matrix().answer(WEB, DB).explain()).contains("10.0.0.0/16 -> VnetLocal");
    }

    @Test
    void an_endpoint_that_is_not_in_the_matrix_is_refused() {
        var nobody = new Endpoint.Named(Endpoint.Kind.VM, "nobody");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> matrix().verdict(WEB, nobody))
                .withMessage("vm 'nobody' is no endpoint of this matrix; there are: vm 'web', vm 'db', vm 'other', "
                        + new Endpoint.Internet());
    }

    @Test
    void an_empty_network_has_the_internet_alone() {
        var matrix = ReachabilityMatrix.of(new Lab().network());

        assertThat(matrix.endpoints()).containsExactly(INTERNET);
        assertThat(matrix.verdict(INTERNET, INTERNET)).isEqualTo(Verdict.REACHABLE);
    }
}
