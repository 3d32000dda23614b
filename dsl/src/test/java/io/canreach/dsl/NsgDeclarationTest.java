package io.canreach.dsl;

import static io.canreach.dsl.Azure.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.canreach.model.ApplicationSecurityGroup;
import io.canreach.model.NetworkSecurityGroup;
import io.canreach.model.SecurityRule;
import io.canreach.packet.Protocol;
import java.util.List;
import org.junit.jupiter.api.Test;

class NsgDeclarationTest {
    @Test
    void a_rule_matches_everything_unless_it_is_narrowed() {
        assertThat(rules(nsg("n").denyInbound(4000, "deny-all")))
                .containsExactly("4000 deny-all Inbound Deny * *:* -> *:*");
    }

    @Test
    void what_follows_a_rule_narrows_it() {
        var group = nsg("n").allowInbound(100, "web")
                .from(tag("Internet"))
                .on(tcp(443))
                .allowOutbound(200, "dns")
                .to(cidr("10.0.0.0/24"), ip("10.1.0.4"))
                .on(udp(53))
                .denyOutbound(300, "odd")
                .fromPorts(1, 2)
                .toPorts(range(8000, 8999));

        assertThat(rules(group))
                .containsExactly(
                        "100 web Inbound Allow Tcp Internet:* -> *:443",
                        "200 dns Outbound Allow Udp *:* -> 10.0.0.0/24,10.1.0.4:53",
                        "300 odd Outbound Deny * *:1-2 -> *:8000-8999");
    }

    @Test
    void several_calls_add_alternatives() {
        var group = nsg("n").allowInbound(100, "web")
                .from(cidr("10.0.0.0/24"))
                .from(cidr("10.0.1.0/24"))
                .on(tcp(80))
                .on(tcp(range(8000, 8001)));

        assertThat(rules(group))
                .containsExactly("100 web Inbound Allow Tcp 10.0.0.0/24,10.0.1.0/24:* -> *:80,8000-8001");
    }

    @Test
    void any_traffic_and_any_protocol_are_azures_star() {
        var group = nsg("n").allowInbound(100, "a")
                .on(anyTraffic())
                .allowInbound(101, "b")
                .protocol(Protocol.ANY)
                .toPorts(443)
                .allowInbound(102, "c")
                .on(icmp());

        assertThat(rules(group))
                .containsExactly(
                        "100 a Inbound Allow * *:* -> *:*",
                        "101 b Inbound Allow * *:* -> *:443",
                        "102 c Inbound Allow Icmp *:* -> *:*");
    }

    @Test
    void the_internet_in_a_rule_is_the_service_tag() {
        assertThat(rules(nsg("n").denyOutbound(100, "out").to(internet())))
                .containsExactly("100 out Outbound Deny * *:* -> Internet:*");
    }

    @Test
    void a_rule_that_names_an_asg_declares_it() {
        var network = network(nsg("n").allowInbound(100, "web").from(asg("web")).to(asg("data")));

        assertThat(network.all(ApplicationSecurityGroup.class)).hasToString("[ASG 'web', ASG 'data']");
    }

    private static List<String> rules(NsgDeclaration group) {
        return network(group).all(NetworkSecurityGroup.class).iterator().next().rules().stream()
                .map(SecurityRule::toString)
                .toList();
    }
}
