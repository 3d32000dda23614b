package io.canreach.reach;

import static io.canreach.model.Lab.allowOut;
import static io.canreach.model.Lab.denyOut;
import static io.canreach.model.Lab.prefix;
import static io.canreach.reach.Asking.ask;
import static io.canreach.reach.Asking.assertBlocked;
import static io.canreach.reach.Asking.assertReachable;
import static io.canreach.reach.Asking.assertUndetermined;
import static io.canreach.reach.Asking.ip;
import static io.canreach.reach.Asking.vm;
import static org.assertj.core.api.Assertions.assertThat;

import io.canreach.model.KnownAddress;
import io.canreach.model.Lab;
import io.canreach.model.NextHopType;
import io.canreach.model.Route;
import io.canreach.model.SecurityRule;
import io.canreach.model.ServiceTag;
import io.canreach.model.Unknown;
import io.canreach.packet.PortSet;
import io.canreach.packet.Protocol;
import org.junit.jupiter.api.Test;

class PlatformTrafficTest {
    private static final SecurityRule NO_DNS = denyOut(200).withDestination(new ServiceTag("AzurePlatformDNS"));
    private static final Traffic DNS = Traffic.of(Protocol.UDP, PortSet.of(53));

    private static Lab lab(SecurityRule... rules) {
        return new Lab()
                .vnet("v", "10.0.0.0/16")
                .subnet("s", "10.0.1.0/24")
                .subnetNsg("n", rules)
                .vm("one", "10.0.1.4");
    }

    @Test
    void a_rule_that_denies_all_does_not_touch_the_platform() {
        Lab lab = lab(denyOut(100));

        assertReachable(ask(lab, vm("one"), ip("168.63.129.16"), DNS));
        assertReachable(ask(lab, vm("one"), ip("169.254.169.254"), 80));
        assertBlocked(ask(lab, vm("one"), ip("8.8.8.8"), DNS), Decider.Kind.SECURITY_RULE, "out-100");
    }

    @Test
    void neither_does_one_that_names_the_address() {
        Lab lab = lab(denyOut(100).withDestination(prefix("168.63.129.16/32")));

        assertReachable(ask(lab, vm("one"), ip("168.63.129.16"), DNS));
    }

    @Test
    void routes_do_not_either() {
        Lab lab = new Lab()
                .vnet("v", "10.0.0.0/16")
                .subnet("s", "10.0.1.0/24")
                .routes(
                        Route.toAppliance("all", prefix("0.0.0.0/0"), KnownAddress.parse("10.0.9.4")),
                        Route.of("dns", prefix("168.63.129.16/32"), NextHopType.NONE))
                .vm("one", "10.0.1.4");

        assertReachable(ask(lab, vm("one"), ip("168.63.129.16"), DNS));
    }

    @Test
    void a_rule_for_the_platform_s_tag_does() {
        Lab lab = lab(NO_DNS);

        assertBlocked(
                ask(lab, vm("one"), ip("168.63.129.16"), DNS),
                Decider.Kind.SECURITY_RULE,
                "security rule 'out-200' (200, Outbound) of NSG 'n' on subnet 'v/s'");
        assertReachable(ask(lab, vm("one"), ip("169.254.169.254"), 80));
    }

    @Test
    void an_allowing_rule_for_the_tag_stands_before_a_later_denying_one() {
        Lab lab = lab(allowOut(100).withDestination(new ServiceTag("AzurePlatformDNS")), NO_DNS);

        assertReachable(ask(lab, vm("one"), ip("168.63.129.16"), DNS));
    }

    @Test
    void on_the_interface_it_counts_as_well_and_both_must_allow() {
        Lab lab = lab(allowOut(100).withDestination(new ServiceTag("AzurePlatformDNS")))
                .nicNsg("inner", NO_DNS);

        assertBlocked(ask(lab, vm("one"), ip("168.63.129.16"), DNS), Decider.Kind.SECURITY_RULE, "NSG 'inner'");
    }

    @Test
    void a_rule_for_other_sources_does_not_count() {
        Lab lab = lab(NO_DNS.withSource(prefix("10.0.1.9/32")));

        assertReachable(ask(lab, vm("one"), ip("168.63.129.16"), DNS));
    }

    @Test
    void a_rule_for_unknown_sources_is_undetermined() {
        Lab lab = lab(NO_DNS.withSource(new Unknown("a parameter")));

        assertUndetermined(ask(lab, vm("one"), ip("168.63.129.16"), DNS), "a parameter");
    }

    @Test
    void an_nsg_that_is_not_given_may_deny_the_platform_too() {
        Lab lab = new Lab()
                .vnet("v", "10.0.0.0/16")
                .subnet("s", "10.0.1.0/24")
                .unknownSubnetNsg("secret")
                .vm("one", "10.0.1.4");

        assertUndetermined(ask(lab, vm("one"), ip("168.63.129.16"), DNS), "secret");
    }

    @Test
    void asked_together_with_other_addresses_only_the_platform_s_are_taken_out() {
        Answer answer = ask(lab(denyOut(100)), vm("one"), ip("168.63.129.16, 8.8.8.8"), DNS);

        assertThat(answer.verdict()).isEqualTo(Verdict.PARTIAL);
        assertThat(answer.packets(Fate.DELIVERED).destinations()).hasToString("168.63.129.16");
    }
}
