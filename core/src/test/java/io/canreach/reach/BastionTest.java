package io.canreach.reach;

import static io.canreach.model.Lab.allowIn;
import static io.canreach.model.Lab.allowOut;
import static io.canreach.model.Lab.denyIn;
import static io.canreach.model.Lab.denyOut;
import static io.canreach.model.Lab.prefix;
import static io.canreach.model.Lab.subnetId;
import static io.canreach.reach.Asking.ask;
import static io.canreach.reach.Asking.assertBlocked;
import static io.canreach.reach.Asking.assertReachable;
import static io.canreach.reach.Asking.assertUndetermined;
import static io.canreach.reach.Asking.bastion;
import static io.canreach.reach.Asking.internet;
import static io.canreach.reach.Asking.ip;
import static io.canreach.reach.Asking.vm;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.canreach.model.BastionHost;
import io.canreach.model.Lab;
import io.canreach.model.Managed;
import io.canreach.model.ServiceTag;
import io.canreach.packet.PortSet;
import io.canreach.packet.Protocol;
import org.junit.jupiter.api.Test;

/** Sessions start from a bastion's subnet, and users call the bastion itself. */
class BastionTest {
    private static Lab target() {
        return new Lab()
                .vnet("v", "10.0.0.0/16", "ace:cab:deca::/48")
                .subnet("s", "10.0.1.0/24", "ace:cab:deca:1::/64")
                .vm("one", "10.0.1.4")
                .moreAddress("ace:cab:deca:1::4");
    }

    /** The bastion's subnet is the one named last. */
    private static Lab with(Lab lab, BastionHost.Sku sku, boolean publicly) {
        Lab placed = lab.subnet(BastionHost.SUBNET, "10.0.2.0/26")
                .add(Managed.bastion("b", subnetId("v", BastionHost.SUBNET), sku, publicly));
        return publicly ? placed.add(Managed.publicIp("b", "20.5.5.5")) : placed;
    }

    private static Lab basic() {
        return with(target(), BastionHost.Sku.BASIC, true);
    }

    private static Lab standard() {
        return with(target(), BastionHost.Sku.STANDARD, true);
    }

    @Test
    void a_basic_one_opens_sessions_on_two_ports_alone() {
        assertReachable(ask(basic(), bastion("b"), vm("one"), 22));
        assertReachable(ask(basic(), bastion("b"), vm("one"), 3389));
        assertBlocked(
                ask(basic(), bastion("b"), vm("one"), 2222),
                Decider.Kind.BASTION,
                "bastion 'b', which opens sessions on TCP 22,3389 only (Basic)");
    }

    @Test
    void the_other_kinds_open_them_on_any_port_of_tcp() {
        assertReachable(ask(standard(), bastion("b"), vm("one"), 2222));
        assertReachable(ask(with(target(), BastionHost.Sku.PREMIUM, false), bastion("b"), vm("one"), 2222));
        assertBlocked(
                ask(standard(), bastion("b"), vm("one"), Traffic.of(Protocol.UDP, PortSet.of(3389))),
                Decider.Kind.BASTION,
                "which opens sessions on TCP only");
    }

    @Test
    void they_start_from_any_ipv4_address_of_its_subnet() {
        Answer answer = ask(standard(), bastion("b"), vm("one"), 22);

        assertThat(answer.asked().sources()).hasToString("10.0.2.4-10.0.2.62");
        assertThat(answer.asked().destinations()).hasToString("10.0.1.4");
    }

    @Test
    void it_reaches_nothing_by_ipv6() {
        assertBlocked(ask(standard(), bastion("b"), ip("ace:cab:deca:1::4"), 22), Decider.Kind.NO_ADDRESS, "family");
    }

    @Test
    void an_outbound_rule_of_its_subnet_must_let_the_port_out() {
        Lab lab = standard()
                .subnetNsg(
                        "bastion-nsg",
                        allowOut(100)
                                .withDestination(ServiceTag.VIRTUAL_NETWORK)
                                .withProtocol(Protocol.TCP)
                                .withDestinationPorts(PortSet.of(22, 3389)),
                        denyOut(200));

        assertReachable(ask(lab, bastion("b"), vm("one"), 22));
        assertBlocked(ask(lab, bastion("b"), vm("one"), 2222), Decider.Kind.SECURITY_RULE, "out-200");
    }

    @Test
    void an_inbound_rule_of_the_target_must_let_its_subnet_in() {
        Lab open = with(
                target().subnetNsg("n", allowIn(100).withSource(prefix("10.0.2.0/26")), denyIn(200)),
                BastionHost.Sku.STANDARD,
                true);
        Lab shut = with(target().subnetNsg("n", denyIn(200)), BastionHost.Sku.STANDARD, true);

        assertReachable(ask(open, bastion("b"), vm("one"), 22));
        assertBlocked(ask(shut, bastion("b"), vm("one"), 22), Decider.Kind.SECURITY_RULE, "rule-200");
    }

    @Test
    void users_call_it_on_443_at_its_public_address() {
        assertReachable(ask(standard(), internet(), bastion("b"), 443));
        assertReachable(ask(standard(), vm("one"), bastion("b"), 443));
        assertBlocked(
                ask(standard(), internet(), bastion("b"), 22),
                Decider.Kind.BASTION,
                "bastion 'b', which users call on TCP 443 only");
    }

    @Test
    void the_nsg_of_its_subnet_filters_users() {
        Lab lab = standard().subnetNsg("n", denyIn(200).withSource(ServiceTag.INTERNET));

        assertBlocked(ask(lab, internet(), bastion("b"), 443), Decider.Kind.SECURITY_RULE, "rule-200");
    }

    @Test
    void a_private_only_one_is_called_from_inside_alone() {
        Lab lab = with(target(), BastionHost.Sku.PREMIUM, false);

        assertReachable(ask(lab, vm("one"), bastion("b"), 443));
        assertBlocked(ask(lab, internet(), bastion("b"), 443), Decider.Kind.NO_ADDRESS, "bastion 'b' has none");
    }

    @Test
    void its_own_calls_to_the_internet_are_no_sessions() {
        assertReachable(ask(basic(), bastion("b"), ip("20.9.9.9"), 443));
    }

    @Test
    void which_addresses_of_its_subnet_it_uses_is_not_known() {
        assertUndetermined(ask(standard(), vm("one"), ip("10.0.2.9"), 443), "bastion 'b' uses is not known");
        assertBlocked(ask(basic(), ip("10.0.2.9"), vm("one"), 2222), Decider.Kind.BASTION, "TCP 22,3389 only");
    }

    @Test
    void an_unknown_name_is_answered_with_those_there_are() {
        assertThatThrownBy(() -> ask(basic(), bastion("c"), vm("one"), 22))
                .isInstanceOf(UnknownEndpointException.class)
                .hasMessage("no bastion 'c' in the network; there is: 'b'");
    }
}
