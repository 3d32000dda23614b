package io.canreach.reach;

import static io.canreach.model.Lab.allowIn;
import static io.canreach.model.Lab.denyIn;
import static io.canreach.reach.Asking.ase;
import static io.canreach.reach.Asking.ask;
import static io.canreach.reach.Asking.assertBlocked;
import static io.canreach.reach.Asking.assertReachable;
import static io.canreach.reach.Asking.assertUndetermined;
import static io.canreach.reach.Asking.endpoint;
import static io.canreach.reach.Asking.internet;
import static io.canreach.reach.Asking.ip;
import static io.canreach.reach.Asking.vm;
import static org.assertj.core.api.Assertions.assertThat;

import io.canreach.model.AppServiceEnvironment.Version;
import io.canreach.model.Gap;
import io.canreach.model.KnownAddress;
import io.canreach.model.Lab;
import io.canreach.model.Managed;
import io.canreach.model.Network;
import io.canreach.model.NextHopType;
import io.canreach.model.Route;
import io.canreach.model.Subnet;
import io.canreach.packet.Ip;
import io.canreach.packet.IpSet;
import org.junit.jupiter.api.Test;

/** Subnets of which a template, or an export, does not say the prefix. */
class UnknownPrefixTest {
    private static final String WHY = "the address prefix of 'b' is not known";

    private static Lab withUnknown() {
        Lab lab = new Lab()
                .vnet("v", "10.0.0.0/16")
                .subnet("a", "10.0.1.0/24")
                .subnetNsg("n", allowIn(100).withSource(Lab.prefix("10.0.1.0/24")), denyIn(200))
                .vm("a1", "10.0.1.4");
        lab.subnet("c", "10.0.2.0/24").vm("c1", "10.0.2.4");
        return lab.subnet("b").gap(Lab.subnetId("v", "b"), Gap.Effect.ADDRESSES, WHY);
    }

    @Test
    void a_machine_there_need_not_have_an_address_of_another_subnet() {
        Lab lab = withUnknown().vm("b1", "");

        assertUndetermined(ask(lab, vm("b1"), vm("a1"), 80), "the address of vm 'b1' in v/b is not declared");
        assertReachable(ask(lab, vm("b1"), vm("c1"), 80));
        assertReachable(ask(lab, vm("a1"), vm("b1"), 80));
    }

    @Test
    void an_address_between_the_known_subnets_may_be_somebodys() {
        Lab lab = withUnknown();

        assertUndetermined(ask(lab, vm("c1"), ip("10.0.7.7"), 80), WHY);
        assertReachable(ask(lab, ip("10.0.7.7"), vm("c1"), 80));
        assertBlocked(ask(lab, ip("10.0.7.7"), vm("a1"), 80), Decider.Kind.SECURITY_RULE, "rule-200");
    }

    @Test
    void a_machine_there_is_found_by_its_address() {
        Lab lab = withUnknown().vm("b1", "10.0.7.7").nicNsg("own", denyIn(100));

        assertBlocked(ask(lab, vm("c1"), ip("10.0.7.7"), 80), Decider.Kind.SECURITY_RULE, "NSG 'own'");
        assertReachable(ask(lab, ip("10.0.7.7"), vm("c1"), 80));
    }

    @Test
    void what_stands_there_is_found_among_many_addresses() {
        Lab lab = withUnknown().vm("b1", "10.0.7.7");

        Answer answer = ask(lab, vm("c1"), ip("10.0.0.0/16"), 80);

        assertThat(answer.packets(Fate.DELIVERED).destinations().contains(Ip.parse("10.0.7.7")))
                .isTrue();
    }

    @Test
    void a_private_endpoint_there_is_called() {
        Lab lab = withUnknown();
        lab.add(Managed.service("acct", "Microsoft.Storage", "20.60.0.7"));
        lab.add(Managed.endpoint("pe", Lab.subnetId("v", "b"), "10.0.7.8"));

        assertReachable(ask(lab, vm("c1"), Asking.endpoint("pe"), 443));
        assertReachable(ask(lab, vm("c1"), ip("10.0.7.8"), 443));
    }

    @Test
    void a_next_hop_there_may_be_anything() {
        Lab lab = withUnknown();
        lab.in("v").subnet("d", "10.0.3.0/24").vm("d1", "10.0.3.4");
        lab.routes(Route.toAppliance("r", Lab.prefix("10.0.2.0/24"), KnownAddress.parse("10.0.7.7")));

        assertUndetermined(ask(lab, vm("d1"), vm("c1"), 80), WHY);
    }

    @Test
    void a_machine_of_a_network_of_which_nothing_is_known_is_not_out_of_reach() {
        Lab lab = new Lab().vnet("v").subnet("s").vm("one", "10.0.1.4").vm("two", "");
        lab.gap(Lab.vnetId("v"), Gap.Effect.ADDRESSES, "vnet 'v' is not in the input");
        lab.gap(Lab.subnetId("v", "s"), Gap.Effect.ADDRESSES, "vnet 'v' is not in the input");

        assertUndetermined(ask(lab, vm("one"), vm("two"), 80), "vnet 'v' is not in the input");
        assertUndetermined(ask(lab, vm("two"), vm("one"), 80), "vnet 'v' is not in the input");
    }

    @Test
    void an_environment_there_calls_others_than_its_own_subnet() {
        Lab lab = withUnknown()
                .vm("b1", "10.0.7.7")
                .privateEndpoint("pe", "10.0.7.8")
                .ase("ase", Version.V1, false, "20.5.1.1", "");

        assertReachable(ask(lab, ase("ase"), vm("c1"), 80));
        assertBlocked(ask(lab, ase("ase"), vm("b1"), 80), Decider.Kind.ASE_SAME_SUBNET, "its own subnet 'v/b'");
        assertBlocked(ask(lab, ase("ase"), endpoint("pe"), 80), Decider.Kind.ASE_SAME_SUBNET, "its own subnet 'v/b'");
        assertBlocked(ask(lab, ase("ase"), ip("10.0.7.8"), 80), Decider.Kind.ASE_SAME_SUBNET, "its own subnet 'v/b'");
    }

    @Test
    void an_environment_there_is_not_at_a_public_address_within_its_network() {
        Route everything = Route.of("all", Lab.prefix("0.0.0.0/0"), NextHopType.VNET_LOCAL);
        Lab lab = withUnknown().routes(everything).ase("ase", Version.V1, false, "20.5.1.1", "");

        Answer answer = ask(lab, ase("ase"), ase("ase"), 443);

        assertThat(answer.some(Fate.DELIVERED)).isFalse();
    }

    @Test
    void what_azure_manages_there_has_no_address_of_another_subnet() {
        Network network = withUnknown().network();

        IpSet usable = network.addresses().usable(network.get(Subnet.class, Lab.subnetId("v", "b")));

        assertThat(usable.contains(Ip.parse("10.0.7.7"))).isTrue();
        assertThat(usable.overlaps(IpSet.parse("10.0.1.0/24,10.0.2.0/24"))).isFalse();
    }

    @Test
    void an_application_gateway_there_is_called_by_its_public_address() {
        Lab lab = withUnknown();
        lab.add(Managed.publicIp("agw", "20.9.1.1"));
        lab.add(Managed.calling(
                Managed.listening(Managed.agw("agw", Lab.subnetId("v", "b"), "none", true), "public", 80, 443),
                80,
                "10.0.2.4"));

        assertReachable(ask(lab, internet(), Asking.agw("agw"), 443));
    }

    @Test
    void a_machine_whose_address_is_not_declared_may_be_called_at_it_by_itself() {
        Lab lab = new Lab()
                .vnet("v", "10.0.0.0/16")
                .subnet("s", "10.0.1.0/24")
                .subnetNsg("n", denyIn(100))
                .vm("one", "");

        assertUndetermined(ask(lab, vm("one"), ip("10.0.1.4"), 80), "the address of vm 'one' in v/s is not declared");
    }
}
