package io.canreach.security;

import static io.canreach.model.Lab.allowIn;
import static io.canreach.model.Lab.prefix;
import static io.canreach.security.MatchFlags.Match.NO;
import static io.canreach.security.MatchFlags.Match.UNKNOWN;
import static io.canreach.security.MatchFlags.Match.YES;
import static org.assertj.core.api.Assertions.assertThat;

import io.canreach.model.Assumption;
import io.canreach.model.Assumption.Reading;
import io.canreach.model.Direction;
import io.canreach.model.Lab;
import io.canreach.model.Network;
import io.canreach.model.NetworkSecurityGroup;
import io.canreach.model.Ports;
import io.canreach.model.SecurityRule;
import io.canreach.model.Subnet;
import io.canreach.model.Unknown;
import io.canreach.packet.Flow;
import io.canreach.packet.PortSet;
import io.canreach.packet.Protocol;
import java.util.List;
import org.junit.jupiter.api.Test;

class MatchFlagsTest {
    private static final Flow WEB = Flow.tcp("10.0.0.4", 50000, "10.0.1.4", 443);
    private static final Flow PING = Flow.icmp("10.0.0.4", "10.0.1.4");
    private static final SecurityRule RULE = allowIn(100)
            .withProtocol(Protocol.TCP)
            .withSource(prefix("10.0.0.0/24"))
            .withDestination(prefix("10.0.1.4/32"))
            .withDestinationPorts(PortSet.of(443));

    @Test
    void every_field_matches() {
        MatchFlags row = row(RULE, WEB, Reading.ASK);

        assertThat(row).isEqualTo(new MatchFlags(RULE, YES, YES, YES, YES, YES));
        assertThat(row.all()).isEqualTo(YES);
        assertThat(row.matching()).isEqualTo(5);
        assertThat(row.mismatches()).isEmpty();
    }

    @Test
    void each_field_that_does_not_match_is_named() {
        SecurityRule rule = RULE.withProtocol(Protocol.UDP).withSourcePorts(List.of(Ports.parse("80")));

        MatchFlags row = row(rule, Flow.tcp("10.9.0.4", 50000, "10.0.1.5", 80), Reading.ASK);

        assertThat(row.all()).isEqualTo(NO);
        assertThat(row.matching()).isZero();
        assertThat(row.mismatches()).isEqualTo("protocol, source, source port, destination, destination port");
    }

    @Test
    void something_unknown_leaves_the_rule_unknown_unless_another_field_does_not_match() {
        SecurityRule rule = RULE.withSource(new Unknown("a parameter"));

        assertThat(row(rule, WEB, Reading.ASK).source()).isEqualTo(UNKNOWN);
        assertThat(row(rule, WEB, Reading.ASK).all()).isEqualTo(UNKNOWN);
        assertThat(row(rule, Flow.tcp("10.0.0.4", 50000, "10.0.1.4", 80), Reading.ASK)
                        .all())
                .isEqualTo(NO);
    }

    @Test
    void an_unknown_port_may_be_the_flow_s() {
        SecurityRule rule = RULE.withDestinationPorts(List.of(Ports.parse("80"), new Unknown("a parameter")));

        assertThat(row(rule, WEB, Reading.ASK).destinationPort()).isEqualTo(UNKNOWN);
        assertThat(row(rule, Flow.tcp("10.0.0.4", 50000, "10.0.1.4", 80), Reading.ASK)
                        .destinationPort())
                .isEqualTo(YES);
    }

    @Test
    void whether_a_rule_for_ports_matches_icmp_is_read_as_the_network_says() {
        SecurityRule rule = allowIn(100).withDestinationPorts(PortSet.of(80));

        assertThat(row(rule, PING, Reading.FIRST).all()).isEqualTo(NO);
        assertThat(row(rule, PING, Reading.SECOND).all()).isEqualTo(YES);
        assertThat(row(rule, PING, Reading.ASK).all()).isEqualTo(UNKNOWN);
    }

    @Test
    void a_rule_for_all_ports_matches_icmp_however_they_are_written() {
        SecurityRule rule =
                allowIn(100).withDestinationPorts(List.of(Ports.parse("0-1023"), Ports.parse("1024-65535")));

        assertThat(row(rule, PING, Reading.FIRST).all()).isEqualTo(YES);
    }

    @Test
    void a_rule_for_icmp_with_an_unknown_port_may_match_icmp_by_any_reading_but_the_second() {
        SecurityRule rule = allowIn(100).withDestinationPorts(List.of(new Unknown("a parameter")));

        assertThat(row(rule, PING, Reading.FIRST).all()).isEqualTo(UNKNOWN);
        assertThat(row(rule, PING, Reading.SECOND).all()).isEqualTo(YES);
    }

    @Test
    void icmp_over_ipv6_is_matched_by_rules_for_any_protocol_only() {
        Flow ping6 = Flow.icmp("2001:db8::1", "2001:db8::2");

        assertThat(row(allowIn(100).withProtocol(Protocol.ICMP), ping6, Reading.ASK)
                        .all())
                .isEqualTo(NO);
        assertThat(row(allowIn(100), ping6, Reading.ASK).all()).isEqualTo(YES);
    }

    private static MatchFlags row(SecurityRule rule, Flow flow, Reading reading) {
        Network network = new Lab()
                .vnet("v", "10.0.0.0/16")
                .subnet("s", "10.0.1.0/24")
                .assume(Assumption.PORT_RULE_ON_PORTLESS_PROTOCOL, reading)
                .network();
        RuleScope scope = RuleScope.of(network, network.get(Subnet.class, Lab.subnetId("v", "s")));
        NetworkSecurityGroup group = NetworkSecurityGroup.of(Lab.nsgId("g"), List.of(rule));
        return RuleList.of(group, Direction.INBOUND, scope).flags(flow).get(0);
    }
}
