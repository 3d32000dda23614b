package io.canreach.dsl;

import static io.canreach.dsl.Azure.*;
import static io.canreach.dsl.Reach.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.tuple;

import io.canreach.model.Endpoint;
import io.canreach.model.InvalidNetworkException;
import io.canreach.model.KnownAddress;
import io.canreach.model.LoadBalancer;
import io.canreach.model.LoadBalancer.Backend;
import io.canreach.model.LoadBalancer.Frontend;
import io.canreach.model.LoadBalancer.NatRule;
import io.canreach.model.LoadBalancer.OutboundRule;
import io.canreach.model.LoadBalancer.Pool;
import io.canreach.model.LoadBalancer.Probe;
import io.canreach.model.LoadBalancer.Rule;
import io.canreach.model.Network;
import io.canreach.model.Problem;
import io.canreach.model.PublicIpAddress;
import io.canreach.model.PublicIpAddress.Sku;
import io.canreach.model.ResourceId;
import io.canreach.packet.IpFamily;
import io.canreach.packet.PortSet;
import io.canreach.packet.Protocol;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LoadBalancerDeclarationTest {
    private final VmDeclaration web1 = vm("web1").privateIp("10.0.1.4");
    private final VmDeclaration web2 = vm("web2").privateIp("10.0.1.5");
    private final VnetDeclaration vnet = vnet("v")
            .addressSpace("10.0.0.0/16")
            .subnet("s", "10.0.1.0/24")
            .vm(web1)
            .vm(web2);

    @Test
    void it_is_standard_and_its_public_frontend_bears_the_name_of_the_public_ip() {
        var network = network(vnet, loadBalancer("lb").location("westeurope").publicIp("20.1.2.3"));

        var lb = balancer(network);
        assertThat(lb.id()).hasToString("/loadBalancers/lb");
        assertThat(lb.location()).isEqualTo("westeurope");
        assertThat(lb.sku()).isEqualTo(Sku.STANDARD);
        assertThat(lb.frontends())
                .extracting(Frontend::name, Frontend::family, Frontend::publicIp, Frontend::subnet)
                .containsExactly(tuple(
                        "lb-ip",
                        IpFamily.IPV4,
                        Optional.of(ResourceId.of("publicIPAddresses", "lb-ip")),
                        Optional.empty()));
        assertThat(network.all(PublicIpAddress.class)).hasToString("[public IP 'lb-ip' 20.1.2.3]");
    }

    @Test
    void a_basic_one_has_basic_public_ips_unless_they_say_otherwise() {
        var basic = network(vnet, loadBalancer("lb").basic().publicIp());
        var said =
                network(vnet, loadBalancer("lb").basic().publicIp(publicIp("ip").basic()));

        assertThat(balancer(basic).sku()).isEqualTo(Sku.BASIC);
        assertThat(basic.all(PublicIpAddress.class))
                .extracting(PublicIpAddress::sku)
                .containsExactly(Sku.BASIC);
        assertThat(balancer(said).frontends()).extracting(Frontend::name).containsExactly("ip");
    }

    @Test
    void an_internal_frontend_stands_in_a_subnet() {
        var known = loadBalancer("lb").internal("v/s", "10.0.1.10");
        var unknown = loadBalancer("lb").internal("S");

        assertThat(balancer(network(vnet, known)).frontends())
                .containsExactly(new Frontend(
                        "internal",
                        IpFamily.IPV4,
                        Optional.empty(),
                        Optional.of(ResourceId.of("/virtualNetworks/v/subnets/s")),
                        KnownAddress.parse("10.0.1.10")));
        assertThat(balancer(network(vnet, unknown)).frontends().get(0).privateAddress())
                .hasToString("unknown (the address of frontend 'internal' of load balancer 'lb' is not declared)");
    }

    @Test
    void members_are_the_addresses_of_machines_and_interfaces_and_add_up() {
        var more = vm("multi")
                .nic(nic("front").privateIp("10.0.1.6"))
                .nic(nic("back").privateIp("10.0.1.7"));

        var lb = balancer(network(
                vnet.subnet("t", "10.0.2.0/24").nic(nic("alone").privateIp("10.0.2.4")),
                vnet("w").subnet("u", "10.9.0.0/24").vm("other"),
                loadBalancer("lb").publicIp().pool(web1, vm("web2")).pool(nic("alone"))));

        assertThat(lb.pools())
                .containsExactly(new Pool(
                        "pool",
                        List.of(
                                backend("web1-nic", "ipconfig1"),
                                backend("web2-nic", "ipconfig1"),
                                backend("alone", "ipconfig1")),
                        List.of()));
        assertThat(balancer(network(
                                vnet("v").subnet("s", "10.0.1.0/24").vm(more),
                                loadBalancer("lb").publicIp().pool(more)))
                        .pools()
                        .get(0)
                        .members())
                .containsExactly(backend("front", "ipconfig1"));
    }

    @Test
    void a_rule_is_at_the_only_frontend_for_the_only_pool() {
        var lb = balancer(network(
                vnet,
                loadBalancer("lb")
                        .publicIp()
                        .pool(web1)
                        .rule("http", tcp(80), 8080)
                        .rule("dns", udp(53))
                        .withoutOutboundSnat()
                        .floatingIp()
                        .ownProbe(8053)
                        .probe(8080)));

        assertThat(lb.rules())
                .containsExactly(
                        new Rule(
                                "http",
                                "lb-ip",
                                Protocol.TCP,
                                PortSet.of(80),
                                Optional.of(8080),
                                "pool",
                                Optional.of("probe-8080"),
                                false,
                                true),
                        new Rule(
                                "dns",
                                "lb-ip",
                                Protocol.UDP,
                                PortSet.of(53),
                                Optional.empty(),
                                "pool",
                                Optional.of("probe-8053"),
                                true,
                                false));
        assertThat(lb.probes()).containsExactly(new Probe("probe-8080", 8080), new Probe("probe-8053", 8053));
    }

    @Test
    void ha_ports_are_all_ports_of_all_protocols_and_give_no_way_out() {
        var lb = balancer(network(
                vnet, loadBalancer("lb").internal("s", "10.0.1.10").pool(web1).haPorts()));

        assertThat(lb.rules())
                .containsExactly(new Rule(
                        "ha-ports",
                        "internal",
                        Protocol.ANY,
                        PortSet.all(),
                        Optional.empty(),
                        "pool",
                        Optional.empty(),
                        false,
                        false));
        assertThat(lb.probes()).isEmpty();
    }

    @Test
    void an_inbound_nat_rule_leads_to_one_member() {
        var lb = balancer(network(
                vnet,
                loadBalancer("lb")
                        .publicIp()
                        .natRule("rdp1", tcp(50001), web1, 3389)
                        .natRule("ssh2", tcp(22), vm("web2"))));

        assertThat(lb.natRules())
                .containsExactly(
                        new NatRule("rdp1", "lb-ip", Protocol.TCP, 50001, backend("web1-nic", "ipconfig1"), 3389),
                        new NatRule("ssh2", "lb-ip", Protocol.TCP, 22, backend("web2-nic", "ipconfig1"), 22));
    }

    @Test
    void an_outbound_rule_is_by_all_frontends_for_any_protocol_unless_said_otherwise() {
        var lb = loadBalancer("lb").frontend("in", publicIp("in-ip")).frontend("out", publicIp("out-ip"));

        assertThat(balancer(network(vnet, lb.pool(web1).outboundRule())).outboundRules())
                .containsExactly(new OutboundRule("outbound", Protocol.ANY, List.of("in", "out"), "pool"));
        assertThat(balancer(network(
                                vnet,
                                lb.pool("a", web1)
                                        .pool("b", web2)
                                        .outboundRule("o")
                                        .at("out")
                                        .forPool("b")
                                        .protocol(Protocol.TCP)))
                        .outboundRules())
                .containsExactly(new OutboundRule("o", Protocol.TCP, List.of("out"), "b"));
    }

    @Test
    void a_rule_at_several_frontends_is_a_rule_for_each() {
        var lb = balancer(network(
                vnet,
                loadBalancer("lb")
                        .publicIp("20.1.2.3")
                        .publicIp("20.1.2.4")
                        .pool(web1)
                        .rule("http", tcp(80))
                        .at("lb-ip", "lb-ip2")
                        .floatingIp()
                        .rule("https", tcp(443))
                        .at("LB-IP2")));

        assertThat(lb.rules())
                .extracting(Rule::name, Rule::frontend)
                .containsExactly(
                        tuple("http-lb-ip", "lb-ip"), tuple("http-lb-ip2", "lb-ip2"), tuple("https", "lb-ip2"));
    }

    @Test
    void a_pool_called_by_both_families_is_two() {
        var dual = vm("web").privateIp("10.0.1.4").privateIp("ace:cab:deca:1::4");

        var lb = balancer(network(
                vnet("v")
                        .addressSpace("10.0.0.0/16", "ace:cab:deca::/48")
                        .subnet("s", "10.0.1.0/24", "ace:cab:deca:1::/64")
                        .vm(dual),
                loadBalancer("lb")
                        .publicIp("20.1.2.3")
                        .publicIp("2603:1020::5")
                        .pool("web", dual)
                        .rule("http", tcp(80))
                        .outboundRule()));

        assertThat(lb.frontends()).extracting(Frontend::family).containsExactly(IpFamily.IPV4, IpFamily.IPV6);
        assertThat(lb.rules())
                .extracting(Rule::name, Rule::frontend, Rule::pool)
                .containsExactly(tuple("http-lb-ip", "lb-ip", "web"), tuple("http-lb-ip2", "lb-ip2", "web-ipv6"));
        assertThat(lb.pools())
                .extracting(Pool::name, Pool::members)
                .containsExactly(
                        tuple("web", List.of(backend("web-nic", "ipconfig1"))),
                        tuple("web-ipv6", List.of(backend("web-nic", "ipconfig2"))));
        assertThat(lb.outboundRules())
                .containsExactly(
                        new OutboundRule("outbound", Protocol.ANY, List.of("lb-ip"), "web"),
                        new OutboundRule("outbound-ipv6", Protocol.ANY, List.of("lb-ip2"), "web-ipv6"));
    }

    @Test
    void every_name_that_is_not_there_is_answered_by_those_that_are() {
        var wrong = loadBalancer("lb")
                .internal("v/t", "10.0.1.10")
                .pool(vm("web9"), nic("n"))
                .rule("http", tcp(80))
                .at("front")
                .rule("https", tcp(443))
                .forPool("back")
                .natRule("rdp", tcp(1), vm("web8"))
                .outboundRule();

        assertThat(problems(wrong))
                .containsExactly(
                        "load balancer 'lb' refers to subnet 'v/t', which is not in the network; there is: 'v/s'",
                        "rule 'http' of load balancer 'lb' refers to frontend 'front'; there is: 'internal'",
                        "rule 'https' of load balancer 'lb' refers to pool 'back'; there is: 'pool'",
                        "pool 'pool' of load balancer 'lb' refers to vm 'web9', which is not in the network; there is:"
                                + " 'web1', 'web2'",
                        "pool 'pool' of load balancer 'lb' refers to network interface 'n', which is not in the network;"
                                + " there is: 'web1-nic', 'web2-nic'");
    }

    @Test
    void what_is_not_clear_must_be_said() {
        var lb = loadBalancer("lb").publicIp().publicIp().rule("http", tcp(80)).rule("both", tcp(1, 2));

        assertThat(problems(lb.pool("a", web1).pool("b", web2)))
                .containsExactly(
                        "rule 'http' of load balancer 'lb' must say its pool; there is: 'a', 'b'",
                        "rule 'http' of load balancer 'lb' must say its frontend; there is: 'lb-ip', 'lb-ip2'",
                        "rule 'both' of load balancer 'lb' is on TCP 1-2; allowed is one TCP or UDP port",
                        "rule 'both' of load balancer 'lb' must say its pool; there is: 'a', 'b'",
                        "rule 'both' of load balancer 'lb' must say its frontend; there is: 'lb-ip', 'lb-ip2'");
        assertThat(problems(loadBalancer("lb").natRule("rdp", icmp(), web1)))
                .containsExactly(
                        "inbound NAT rule 'rdp' of load balancer 'lb' is on ICMP; allowed is one TCP or UDP port",
                        "inbound NAT rule 'rdp' of load balancer 'lb' must say its frontend; there is no frontend at"
                                + " all");
        assertThatThrownBy(() -> network(
                        vnet,
                        vnet("w").addressSpace("10.9.0.0/16").subnet("s", "10.9.0.0/24"),
                        loadBalancer("lb").internal("s")))
                .hasMessage("load balancer 'lb' refers to subnet 's', of which there are several; there is: 'v/s',"
                        + " 'w/s'");
    }

    @Test
    void a_member_answers_in_the_family_it_is_called_by_and_at_the_address_it_has() {
        assertThat(problems(
                        loadBalancer("lb").publicIp("2603:1020::5").pool(web1).rule("http", tcp(80))))
                .containsExactly(
                        "pool 'pool' of load balancer 'lb' is called by IPV6, but vm 'web1' has no IPV6" + " address");
        assertThat(problems(loadBalancer("lb").publicIp().pool(vm("web1").privateIp("10.0.1.99"))))
                .containsExactly("pool 'pool' of load balancer 'lb': vm 'web1' is said to have the address 10.0.1.99,"
                        + " but in the network it is 10.0.1.4");
    }

    @Test
    void a_machine_that_could_not_be_made_brings_no_further_problem() {
        var broken = vnet("v").subnet("s", "10.0.1.0/24").vm(vm("web").privateIp("10.0.1"));

        assertThatThrownBy(() -> network(
                        broken, loadBalancer("lb").internal("s").pool(vm("web")).haPorts()))
                .isInstanceOfSatisfying(
                        InvalidNetworkException.class,
                        refused -> assertThat(refused.problems()).hasSize(1));
    }

    @Test
    void what_azure_refuses_of_the_parts_is_told_at_once() {
        var wrong = loadBalancer("lb")
                .publicIp()
                .pool(web1)
                .rule("http", tcp(80))
                .probe(0)
                .natRule("ssh", tcp(22), web1, 0)
                .outboundRule()
                .protocol(Protocol.ICMP);

        assertThat(problems(wrong))
                .containsExactly(
                        "load balancer 'lb': inbound NAT rule 'ssh' has port 0; allowed is 1 to 65535",
                        "load balancer 'lb': outbound rule 'outbound' has protocol ICMP; allowed is TCP or UDP",
                        "load balancer 'lb': probe 'probe-0' has port 0; allowed is 1 to 65535");
    }

    @Test
    void a_number_that_is_no_port_is_refused_where_it_is_written() {
        assertThatThrownBy(() -> loadBalancer("lb").probe(70000))
                .hasMessage("70000 is not a port: a port is a number from 0 to 65535");
        assertThatThrownBy(() -> loadBalancer("lb").rule("http", tcp(80), -1))
                .hasMessage("-1 is not a port: a port is a number from 0 to 65535");
    }

    @Test
    void it_is_a_handle_that_must_not_contradict_the_network() {
        var network = network(vnet, loadBalancer("lb").internal("s", "10.0.1.10"));

        assertThat(loadBalancer("lb").endpointIn(network))
                .isEqualTo(new Endpoint.Named(Endpoint.Kind.LOAD_BALANCER, "lb"))
                .hasToString("load balancer 'lb'");
        assertThatThrownBy(() -> loadBalancer("lb").internal("s", "10.0.1.11").endpointIn(network))
                .hasMessage("load balancer 'lb' was said to have the address 10.0.1.11, but in the network asked about"
                        + " it is 10.0.1.10");
    }

    @Test
    void it_is_called_from_the_internet_at_the_port_of_its_rule() {
        var lb = loadBalancer("lb").publicIp("20.1.2.3").pool(web1, web2).rule("http", tcp(80), 8080);
        var open = nsg("web").allowInbound(100, "http").from(internet()).on(tcp(8080));
        var network =
                network(vnet("v").subnet("s", "10.0.1.0/24").nsg(open).vm(web1).vm(web2), lb);

        canReach(internet(), loadBalancer("lb"), 80).check(network);
        cannotReach(internet(), loadBalancer("lb"), 8080).check(network);
        cannotReach(internet(), lb, 80).check(network(vnet, lb));
    }

    @Test
    void an_internal_one_is_called_from_inside() {
        var network = network(
                vnet, loadBalancer("lb").internal("s", "10.0.1.10").pool(web2).rule("sql", tcp(1433)));

        canReach(web1, loadBalancer("lb"), 1433).check(network);
        cannotReach(internet(), loadBalancer("lb"), 1433).check(network);
    }

    @Test
    void what_is_said_makes_a_new_declaration() {
        var plain = loadBalancer("lb");

        assertThat(plain.publicIp()).isNotEqualTo(plain).hasToString("load balancer 'lb'");
        assertThat(plain).isEqualTo(loadBalancer("lb"));
        assertThat(plain.haPorts().floatingIp())
                .isEqualTo(loadBalancer("lb").haPorts().floatingIp());
        assertThatThrownBy(() -> network(vnet, plain, plain.publicIp()))
                .hasMessage("two different declarations of load balancer 'lb'; one name stands for one resource");
    }

    private List<String> problems(Declaration declaration) {
        var refused = (InvalidNetworkException) catchThrowable(() -> network(vnet, declaration));
        return refused.problems().stream().map(Problem::toString).toList();
    }

    private static Backend backend(String nic, String configuration) {
        return new Backend(ResourceId.of("networkInterfaces", nic), configuration);
    }

    private static LoadBalancer balancer(Network network) {
        assertThat(network.all(LoadBalancer.class)).hasSize(1);
        return network.all(LoadBalancer.class).iterator().next();
    }
}
