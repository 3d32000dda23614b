package io.canreach.reach;

import static io.canreach.model.Lab.allowIn;
import static io.canreach.model.Lab.denyIn;
import static io.canreach.model.Lab.endpoint;
import static io.canreach.model.Lab.prefix;
import static io.canreach.reach.Asking.ase;
import static io.canreach.reach.Asking.ask;
import static io.canreach.reach.Asking.assertBlocked;
import static io.canreach.reach.Asking.assertReachable;
import static io.canreach.reach.Asking.assertUndetermined;
import static io.canreach.reach.Asking.decider;
import static io.canreach.reach.Asking.internet;
import static io.canreach.reach.Asking.ip;
import static io.canreach.reach.Asking.publicly;
import static io.canreach.reach.Asking.subnet;
import static io.canreach.reach.Asking.vm;
import static org.assertj.core.api.Assertions.assertThat;

import io.canreach.model.AclRule;
import io.canreach.model.AppServiceEnvironment.Version;
import io.canreach.model.Gap;
import io.canreach.model.InputEndpoint;
import io.canreach.model.KnownAddress;
import io.canreach.model.Lab;
import io.canreach.model.PublicIpAddress;
import io.canreach.model.PublicIpAddress.Sku;
import io.canreach.model.SecurityRule;
import io.canreach.model.ServiceTag;
import io.canreach.packet.IpFamily;
import io.canreach.packet.IpSet;
import io.canreach.packet.PortSet;
import io.canreach.packet.Protocol;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PublicAddressTest {
    private static final SecurityRule WEB = allowIn(100)
            .withProtocol(Protocol.TCP)
            .withSource(ServiceTag.INTERNET)
            .withDestinationPorts(PortSet.of(80));

    private static Lab lab(Sku sku) {
        return new Lab()
                .vnet("v", "10.0.0.0/16")
                .subnet("s", "10.0.1.0/24")
                .vm("web", "10.0.1.4")
                .publicIp(sku, "20.1.2.3");
    }

    @Test
    void a_basic_address_without_nsg_is_open() {
        Answer answer = ask(lab(Sku.BASIC), internet(), vm("web"), Traffic.any());

        assertReachable(answer);
        assertThat(answer.traversesInternet()).isTrue();
    }

    @Test
    void a_standard_address_without_nsg_is_closed() {
        assertBlocked(
                ask(lab(Sku.STANDARD), internet(), vm("web"), 80),
                Decider.Kind.STANDARD_PUBLIC_IP,
                "public IP 'web-ip', which is closed as long as no NSG opens it");
    }

    @Test
    void an_nsg_on_the_interface_opens_a_standard_address_for_what_it_allows() {
        Lab lab = lab(Sku.STANDARD).nicNsg("n", WEB);

        assertReachable(ask(lab, internet(), vm("web"), 80));
        assertBlocked(ask(lab, internet(), vm("web"), 443), Decider.Kind.SECURITY_RULE, "'DenyAllInBound'");
    }

    @Test
    void an_nsg_on_the_subnet_does_so_too() {
        Lab lab = lab(Sku.STANDARD).subnetNsg("n", WEB);

        assertReachable(ask(lab, internet(), vm("web"), 80));
    }

    @Test
    void both_nsgs_must_allow_and_the_subnet_s_is_asked_first() {
        Lab inner = lab(Sku.BASIC).subnetNsg("outer", WEB).nicNsg("inner");
        Lab outer = lab(Sku.BASIC).subnetNsg("outer", denyIn(100)).nicNsg("inner", WEB);

        Decider byInner = decider(ask(inner, internet(), vm("web"), 80));
        Answer byOuter = ask(outer, internet(), vm("web"), 80);

        assertThat(byInner.text()).contains("NSG 'inner' on vm 'web'");
        assertThat(decider(byOuter).text()).contains("'rule-100'").contains("NSG 'outer' on subnet 'v/s'");
        assertThat(byOuter.parts().get(0).trace().steps())
                .filteredOn(step -> step.stage() == Stage.INBOUND)
                .hasSize(1);
    }

    @Test
    void rules_see_the_private_address_and_never_the_public_one() {
        SecurityRule toPublic = allowIn(100).withDestination(prefix("20.1.2.3/32"));
        SecurityRule toPrivate = allowIn(100).withDestination(prefix("10.0.1.4/32"));

        assertBlocked(
                ask(lab(Sku.STANDARD).nicNsg("n", toPublic), internet(), vm("web"), 80),
                Decider.Kind.SECURITY_RULE,
                "'DenyAllInBound'");
        assertReachable(ask(lab(Sku.STANDARD).nicNsg("n", toPrivate), internet(), vm("web"), 80));
    }

    @Test
    void what_is_allowed_from_part_of_the_internet_only_is_partial() {
        SecurityRule some = WEB.withSource(prefix("20.0.0.0/8"));

        Answer answer = ask(lab(Sku.STANDARD).nicNsg("n", some), internet(), vm("web"), 80);

        assertThat(answer.verdict()).isEqualTo(Verdict.PARTIAL);
        assertThat(answer.packets(Fate.DELIVERED).sources())
                .isEqualTo(IpSet.parse("20.0.0.0/8").minus(IpSet.parse("20.1.2.3")));
    }

    @Test
    void the_address_itself_can_be_called_and_from_one_host_only() {
        Lab lab = lab(Sku.STANDARD).nicNsg("n", WEB.withSource(prefix("8.8.8.8/32")));

        assertReachable(ask(lab, ip("8.8.8.8"), ip("20.1.2.3"), 80));
        assertReachable(ask(lab, ip("8.8.8.8"), vm("web"), 80));
        assertBlocked(ask(lab, ip("9.9.9.9"), ip("20.1.2.3"), 80), Decider.Kind.SECURITY_RULE, "DenyAllInBound");
    }

    @Test
    void an_address_that_is_not_allocated_is_one_unknown_address() {
        Lab lab = new Lab()
                .vnet("v", "10.0.0.0/16")
                .subnet("s", "10.0.1.0/24")
                .vm("web", "10.0.1.4")
                .publicIp(Sku.STANDARD, "")
                .nicNsg("n", WEB);

        assertReachable(ask(lab, internet(), vm("web"), 80));
        assertBlocked(ask(lab, internet(), vm("web"), 81), Decider.Kind.SECURITY_RULE, "DenyAllInBound");
    }

    @Test
    void another_machine_of_the_network_calls_it_from_its_own_public_address() {
        Lab lab = lab(Sku.STANDARD)
                .nicNsg("n", WEB.withSource(prefix("20.9.9.9/32")))
                .vm("caller", "10.0.1.5")
                .publicIp(Sku.STANDARD, "20.9.9.9")
                .nicNsg("out");

        Answer answer = ask(lab, vm("caller"), publicly("web"), 80);

        assertReachable(answer);
        assertThat(answer.traversesInternet()).isTrue();
    }

    @Test
    void an_unknown_source_address_that_some_rules_deny_and_the_last_denies_too_is_blocked() {
        Lab lab = lab(Sku.STANDARD)
                .nicNsg("n", denyIn(100).withSource(prefix("1.2.3.0/24")))
                .vm("caller", "10.0.1.5");

        assertThat(ask(lab, vm("caller"), publicly("web"), 80).verdict()).isEqualTo(Verdict.BLOCKED);
    }

    @Test
    void an_unknown_source_address_that_several_rules_allow_is_reachable() {
        Lab lab = lab(Sku.STANDARD)
                .nicNsg("n", WEB.withSource(prefix("20.0.0.0/8")), allowIn(110).withSource(ServiceTag.INTERNET))
                .vm("caller", "10.0.1.5");

        assertReachable(ask(lab, vm("caller"), publicly("web"), 80));
    }

    @Test
    void an_unknown_source_address_that_only_some_rules_allow_is_undetermined() {
        Lab lab = lab(Sku.STANDARD)
                .nicNsg("n", WEB.withSource(prefix("20.0.0.0/8")))
                .vm("caller", "10.0.1.5");

        assertUndetermined(ask(lab, vm("caller"), publicly("web"), 80), "depends on what is not declared");
    }

    @Test
    void from_the_internet_a_subnet_is_called_at_the_public_addresses_of_what_stands_in_it() {
        Lab without =
                new Lab().vnet("v", "10.0.0.0/16").subnet("s", "10.0.1.0/24").vm("app", "10.0.1.4");

        assertReachable(ask(lab(Sku.BASIC), internet(), subnet("s"), 80));
        assertBlocked(ask(without, internet(), subnet("s"), 80), Decider.Kind.NO_ADDRESS, "no public address");
    }

    @Test
    void public_space_of_a_virtual_network_is_not_reached_from_the_internet() {
        Lab lab =
                new Lab().vnet("v", "20.50.0.0/16").subnet("s", "20.50.1.0/24").vm("app", "20.50.1.4");

        assertBlocked(
                ask(lab, internet(), ip("20.50.1.4"), 80),
                Decider.Kind.NOT_ON_THE_INTERNET,
                "20.50.1.4 is the address space of a virtual network");
    }

    @Test
    void a_way_in_that_is_not_modelled_leaves_the_internet_undetermined() {
        Lab lab = new Lab()
                .vnet("v", "10.0.0.0/16")
                .subnet("s", "10.0.1.0/24")
                .vm("web", "10.0.1.4")
                .gap(Lab.nicId("web"), Gap.Effect.WAY_IN, "load balancer 'lb' is not modelled");

        assertUndetermined(ask(lab, internet(), vm("web"), 80), "load balancer 'lb' is not modelled");
    }

    @Test
    void a_way_in_that_is_not_modelled_does_not_open_what_the_nsg_closes() {
        Lab lab = new Lab()
                .vnet("v", "10.0.0.0/16")
                .subnet("s", "10.0.1.0/24")
                .subnetNsg("n", denyIn(100))
                .vm("web", "10.0.1.4")
                .gap(Lab.nicId("web"), Gap.Effect.WAY_IN, "load balancer 'lb' is not modelled");

        assertThat(ask(lab, internet(), vm("web"), 80).verdict()).isEqualTo(Verdict.BLOCKED);
    }

    @Test
    void a_public_address_that_is_attached_to_nothing_leads_nowhere_that_is_known() {
        Lab lab = lab(Sku.BASIC)
                .add(new PublicIpAddress(
                        Lab.publicIpId("loose"), "", Sku.BASIC, IpFamily.IPV4, KnownAddress.parse("20.7.7.7")));

        assertUndetermined(ask(lab, internet(), ip("20.7.7.7"), 80), "is attached to no network interface");
    }

    @Test
    void an_external_environment_listens_on_its_public_address_and_its_subnet_s_nsg_filters() {
        Lab lab = new Lab()
                .vnet("v", "10.0.0.0/16")
                .subnet("apps", "10.0.1.0/24")
                .subnetNsg(
                        "n",
                        allowIn(100).withSource(ServiceTag.INTERNET).withDestinationPorts(PortSet.parse("454-455")),
                        allowIn(200).withSource(prefix("1.2.3.4/32")).withDestinationPorts(PortSet.of(80)))
                .ase("apps", Version.V1, false, "191.238.1.1", "191.238.1.1");

        assertReachable(ask(lab, ip("5.5.5.5"), ase("apps"), 454));
        assertReachable(ask(lab, ip("1.2.3.4"), ase("apps"), 80));
        assertBlocked(ask(lab, ip("5.5.5.5"), ase("apps"), 80), Decider.Kind.SECURITY_RULE, "DenyAllInBound");
        assertBlocked(ask(lab, ip("1.2.3.4"), ase("apps"), 25), Decider.Kind.ASE_PORT, "listens on TCP");
    }

    @Test
    void an_internal_environment_has_no_public_address_for_its_apps() {
        Lab lab = new Lab()
                .vnet("v", "10.0.0.0/16")
                .subnet("s", "10.0.1.0/24")
                .vm("client", "10.0.1.4")
                .subnet("apps", "10.0.2.0/24")
                .ase("apps", Version.V3, true, "10.0.2.11", "");

        assertBlocked(ask(lab, internet(), ase("apps"), 443), Decider.Kind.NO_ADDRESS, "no public address");
        assertReachable(ask(lab, vm("client"), ase("apps"), 443));
    }

    @Test
    void one_environment_calls_another_over_the_internet_with_its_own_public_address() {
        Lab lab = new Lab()
                .vnet("v", "10.0.0.0/16")
                .subnet("front", "10.0.1.0/24")
                .ase("front", Version.V1, false, "23.98.1.1", "23.98.1.1")
                .subnet("api", "10.0.2.0/24")
                .subnetNsg("n", allowIn(100).withSource(prefix("23.98.1.1/32")).withDestinationPorts(PortSet.of(443)))
                .ase("api", Version.V1, false, "70.37.1.1", "70.37.1.1");

        Answer answer = ask(lab, ase("front"), ase("api"), 443);

        assertReachable(answer);
        assertThat(answer.traversesInternet()).isTrue();
        assertBlocked(ask(lab, ip("9.9.9.9"), ase("api"), 443), Decider.Kind.SECURITY_RULE, "DenyAllInBound");
    }

    @Test
    void prefixes_for_documentation_are_on_the_internet_like_others() {
        Lab lab = new Lab()
                .vnet("v", "10.0.0.0/16")
                .subnet("s", "10.0.1.0/24")
                .subnetNsg("n", allowIn(100).withSource(prefix("203.0.113.0/24")))
                .vm("web", "10.0.1.4")
                .publicIp(Sku.STANDARD, "40.1.1.1");

        assertThat(ask(lab, internet(), vm("web"), 443).verdict()).isEqualTo(Verdict.PARTIAL);
        assertReachable(ask(lab, ip("203.0.113.7"), publicly("web"), 443));
    }

    @Test
    void a_classic_endpoint_leads_to_the_private_port_which_is_what_rules_see() {
        InputEndpoint rdp = endpoint(50001, 3389);
        Lab lab = new Lab()
                .classicVnet("v", "10.0.0.0/16")
                .subnet("s", "10.0.1.0/24")
                .subnetNsg("n", allowIn(100).withSource(ServiceTag.INTERNET).withDestinationPorts(PortSet.of(3389)))
                .cloudService("cs", "40.1.1.1")
                .classicVm("web", "10.0.1.4", "cs", rdp);

        assertReachable(ask(lab, internet(), vm("web"), 50001));
        assertReachable(ask(lab, internet(), ip("40.1.1.1"), 50001));
        assertBlocked(ask(lab, internet(), vm("web"), 3389), Decider.Kind.NO_INPUT_ENDPOINT, "50001 -> 3389");
    }

    @Test
    void an_acl_on_one_member_of_a_load_balanced_set_guards_all() {
        InputEndpoint plain = new InputEndpoint("web", Protocol.TCP, 80, 80, Optional.empty(), Optional.of("set"));
        InputEndpoint guarded = new InputEndpoint(
                "web",
                Protocol.TCP,
                80,
                80,
                endpoint(80, 80, AclRule.of(1, AclRule.Action.PERMIT, "9.0.0.0/8"))
                        .acl(),
                Optional.of("set"));
        Lab lab = new Lab()
                .classicVnet("v", "10.0.0.0/16")
                .subnet("s", "10.0.1.0/24")
                .cloudService("cs", "40.1.1.1")
                .classicVm("one", "10.0.1.4", "cs", guarded)
                .classicVm("two", "10.0.1.5", "cs", plain);

        for (String member : new String[] {"one", "two"}) {
            assertReachable(ask(lab, ip("9.1.1.1"), vm(member), 80));
            assertBlocked(ask(lab, ip("8.8.8.8"), vm(member), 80), Decider.Kind.ACL_DEFAULT, "ACL");
        }
    }
}
