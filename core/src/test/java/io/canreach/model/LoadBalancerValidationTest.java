package io.canreach.model;

import static io.canreach.model.Refusal.refused;
import static io.canreach.model.Refusal.vnet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.canreach.model.PublicIpAddress.Sku;
import io.canreach.packet.IpFamily;
import io.canreach.packet.PortSet;
import io.canreach.packet.Protocol;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What Azure refuses of load balancers. */
class LoadBalancerValidationTest {
    private static final Unknown NONE = new Unknown("none");

    private static LabBalancer balancer(Lab lab) {
        return LabBalancer.in(lab, "lb");
    }

    private static Lab web() {
        return vnet().vm("web", "10.0.1.4");
    }

    private static LoadBalancer with(LoadBalancer.Rule... rules) {
        return new LoadBalancer(
                LabBalancer.id("lb"),
                "",
                Sku.STANDARD,
                List.of(new LoadBalancer.Frontend(
                        "f",
                        IpFamily.IPV4,
                        Optional.empty(),
                        Optional.of(Lab.subnetId("v", "s")),
                        Kit.host("10.0.1.9"))),
                List.of(new LoadBalancer.Pool("p", List.of(), List.of())),
                List.of(rules),
                List.of(),
                List.of(),
                List.of());
    }

    private static LoadBalancer.Rule rule(String name, String frontend, String pool, String probe) {
        return new LoadBalancer.Rule(
                name,
                frontend,
                Protocol.TCP,
                PortSet.of(80),
                Optional.empty(),
                pool,
                probe.isEmpty() ? Optional.empty() : Optional.of(probe),
                false,
                true);
    }

    @Test
    void a_rule_refers_to_parts_that_are_there() {
        refused(
                web().add(with(rule("http", "front", "back", "probe"))),
                "load balancer 'lb': rule 'http' refers to frontend 'front'; there is only 'f'",
                "load balancer 'lb': rule 'http' refers to pool 'back'; there is only 'p'",
                "load balancer 'lb': rule 'http' refers to probe 'probe'; there is none");
        assertThat(web().add(with(rule("http", "F", "P", ""))).network().all(LoadBalancer.class))
                .hasSize(1);
    }

    @Test
    void parts_have_names_of_their_own() {
        refused(
                balancer(web())
                        .publicly("20.1.1.1")
                        .pool("web")
                        .tcp("http", 80, 80)
                        .tcp("HTTP", 81, 81)
                        .done(),
                "load balancer 'lb': two rules are named 'HTTP'");
    }

    @Test
    void a_port_of_a_frontend_is_one_rule_s_alone() {
        refused(
                balancer(web())
                        .publicly("20.1.1.1")
                        .pool("web")
                        .tcp("http", 80, 8080)
                        .tcp("web", 80, 8081)
                        .nat("direct", 80, "web", 8082)
                        .done(),
                "load balancer 'lb': rule 'web' and rule 'http' are both for TCP 80 of frontend 'f0'",
                "load balancer 'lb': inbound NAT rule 'direct' and rule 'http' are both for TCP 80 of frontend 'f0'");
    }

    @Test
    void without_floating_ip_a_port_of_a_pool_is_one_rule_s_alone() {
        refused(
                balancer(web())
                        .publicly("20.1.1.1")
                        .pool("web")
                        .tcp("a", 80, 8080)
                        .tcp("b", 81, 8080)
                        .done(),
                "load balancer 'lb': rules 'a' and 'b' lead to the same port of pool 'p0'; only rules with floating IP"
                        + " may");
        assertThat(balancer(web())
                        .publicly("20.1.1.1")
                        .pool("web")
                        .floating("a", 80)
                        .publicly("20.1.1.2")
                        .tcp("b", 80, 80)
                        .done()
                        .network()
                        .all(LoadBalancer.class))
                .hasSize(1);
    }

    @Test
    void all_ports_at_once_are_for_internal_standard_ones() {
        String ha = "load balancer 'lb': rule 'ha' is for any protocol; only an internal frontend of a Standard load"
                + " balancer has HA ports";

        refused(balancer(web()).publicly("20.1.1.1").pool("web").haPorts().done(), ha);
        refused(
                balancer(web())
                        .basic()
                        .internally("v", "s", "10.0.1.9")
                        .pool("web")
                        .haPorts()
                        .done(),
                ha);
        assertThat(balancer(web())
                        .internally("v", "s", "10.0.1.9")
                        .pool("web")
                        .haPorts()
                        .done()
                        .network())
                .isNotNull();
    }

    @Test
    void outbound_rules_are_for_public_standard_ones() {
        refused(
                balancer(web())
                        .internally("v", "s", "10.0.1.9")
                        .pool("web")
                        .outbound(Protocol.TCP)
                        .done(),
                "load balancer 'lb': outbound rule 'out0' names the internal frontend 'f0'; only a public one leads out");
        refused(
                balancer(web())
                        .basic()
                        .publicly("20.1.1.1")
                        .pool("web")
                        .outbound(Protocol.TCP)
                        .done(),
                "load balancer 'lb': outbound rule 'out0' needs a Standard load balancer, not a Basic one");
    }

    @Test
    void an_internal_frontend_has_a_free_address_of_its_subnet() {
        refused(
                balancer(web()).internally("v", "s", "10.0.1.4").pool("web").done(),
                "frontend 'f0' of load balancer 'lb' has the address 10.0.1.4, which vm 'web' has already");
        refused(
                balancer(web()).internally("v", "s", "10.0.9.9").pool("web").done(),
                "frontend 'f0' of load balancer 'lb' has the address 10.0.9.9, which is not in subnet 's' 10.0.1.0/24");
        refused(
                balancer(web()).internally("v", "t", "10.0.1.9").pool("web").done(),
                "load balancer 'lb' refers to subnet 't', which is not in the network; there is: 'v/s'");
    }

    @Test
    void members_are_there_and_in_one_network_with_the_frontend() {
        refused(
                balancer(web())
                        .publicly("20.1.1.1")
                        .pool("ghost")
                        .poolOf("ip7", "web")
                        .done(),
                "pool 'p0' of load balancer 'lb' refers to network interface 'ghost-nic', which is not in the network;"
                        + " there is: 'web-nic'",
                "pool 'p1' of load balancer 'lb' refers to IP configuration 'ip7' of network interface 'web-nic'; there is"
                        + " only 'ip'");
        refused(
                balancer(web().vnet("w", "10.1.0.0/16")
                                .subnet("t", "10.1.1.0/24")
                                .vm("far", "10.1.1.4"))
                        .internally("v", "s", "10.0.1.9")
                        .pool("far")
                        .done(),
                "load balancer 'lb' has frontends or members in vnet 'v' and vnet 'w'; only one virtual network is"
                        + " allowed");
    }

    @Test
    void a_pool_is_of_one_family() {
        Lab dual = new Lab()
                .vnet("v", "10.0.0.0/16", "ace:cab:deca::/48")
                .subnet("s", "10.0.1.0/24", "ace:cab:deca:1::/64")
                .vm("web", "10.0.1.4")
                .moreAddress("ace:cab:deca:1::4");
        List<LoadBalancer.Backend> both = List.of(
                new LoadBalancer.Backend(Lab.nicId("web"), "ip"), new LoadBalancer.Backend(Lab.nicId("web"), "ip1"));

        refused(
                dual.add(new LoadBalancer(
                        LabBalancer.id("lb"),
                        "",
                        Sku.STANDARD,
                        List.of(),
                        List.of(new LoadBalancer.Pool("p", both, List.of())),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of())),
                "pool 'p' of load balancer 'lb' has IPv4 and IPv6 members; a pool is of one family");
    }

    @Test
    void what_a_part_refuses_by_itself() {
        assertThatThrownBy(
                        () -> new LoadBalancer.Frontend("f", IpFamily.IPV4, Optional.empty(), Optional.empty(), NONE))
                .hasMessage("frontend 'f' must have either a public IP address or a subnet");
        assertThatThrownBy(() -> new LoadBalancer.Probe("p", 0))
                .hasMessage("probe 'p' has port 0; allowed is 1 to 65535");
        assertThatThrownBy(() -> rule(Protocol.ICMP, PortSet.of(80), Optional.empty()))
                .hasMessage("rule 'r' has protocol ICMP; allowed is TCP or UDP");
        assertThatThrownBy(() -> rule(Protocol.ANY, PortSet.of(80), Optional.empty()))
                .hasMessage("rule 'r' is for any protocol and must be for all ports, too");
        assertThatThrownBy(() -> rule(Protocol.TCP, PortSet.of(80, 81), Optional.of(8080)))
                .hasMessage(
                        "rule 'r' is for 2 ports and leads to the one port 8080; allowed is one, or several that stay as"
                                + " they are");
    }

    private static LoadBalancer.Rule rule(Protocol protocol, PortSet ports, Optional<Integer> backend) {
        return new LoadBalancer.Rule("r", "f", protocol, ports, backend, "p", Optional.empty(), false, true);
    }
}
