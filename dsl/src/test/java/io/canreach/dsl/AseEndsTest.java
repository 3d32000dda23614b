package io.canreach.dsl;

import static io.canreach.dsl.Azure.*;
import static io.canreach.dsl.Reach.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.canreach.model.InternalLoadBalancing;
import io.canreach.model.KnownAddress;
import io.canreach.model.Network;
import io.canreach.packet.Ip;
import io.canreach.packet.IpSet;
import io.canreach.reach.Verdict;
import org.junit.jupiter.api.Test;

/** Where App Service Environments listen, and from where they call. */
class AseEndsTest {
    private final AseDeclaration ase = ase("web-ase").vip("40.1.2.3");

    private static Network with(AseDeclaration environment) {
        return network(vnet("v")
                .addressSpace("10.0.0.0/16")
                .subnet("s", "10.0.1.0/24")
                .ase(environment)
                .subnet("c", "10.0.2.0/24")
                .vm(vm("client").privateIp("10.0.2.4")));
    }

    @Test
    void with_the_apps_alone_internal_publishing_stays_on_the_public_vip() {
        AseDeclaration web = ase.internal("10.0.1.11").internalLoadBalancing(InternalLoadBalancing.WEB);
        Network network = with(web);

        canReach(vm("client"), web, 443).check(network);
        cannotReach(internet(), web, 443).check(network);
        canReach(internet(), web, 21).check(network);
        canReach(vm("client"), web, 21).check(network);
        assertThat(canReach(internet(), web, 4018).in(network).answer().verdict())
                .isEqualTo(Verdict.UNDETERMINED);
        assertThat(addresses(web).in(network).serving(21)).containsExactly(KnownAddress.parse("40.1.2.3"));
    }

    @Test
    void with_publishing_alone_internal_the_apps_stay_on_the_public_vip() {
        AseDeclaration publishing = ase.internal("10.0.1.11").internalLoadBalancing(InternalLoadBalancing.PUBLISHING);
        Network network = with(publishing);

        canReach(internet(), publishing, 443).check(network);
        cannotReach(internet(), publishing, 21).check(network);
        canReach(vm("client"), publishing, 21).check(network);
    }

    @Test
    void an_ip_ssl_address_leads_to_the_ports_of_its_app_which_the_nsg_must_let_in() {
        AseDeclaration single = ase.ipSsl("40.1.2.9", 4501, 4502);
        Network open = guarded(single, 4502);
        Network closed = guarded(single, 443);

        canReach(internet(), ip("40.1.2.9"), 443).check(open);
        cannotReach(internet(), ip("40.1.2.9"), 443).check(closed);
        cannotReach(internet(), ip("40.1.2.9"), 21).check(open);
    }

    private static Network guarded(AseDeclaration environment, int port) {
        return network(vnet("v")
                .subnet("s", "10.0.1.0/24")
                .nsg(nsg("n").allowInbound(100, "app").from(tag("Internet")).on(tcp(port)))
                .ase(environment));
    }

    @Test
    void version_3_calls_from_its_outbound_addresses_or_those_of_its_nat_gateway_and_listens_at_neither() {
        AseDeclaration third = ase.v3().outbound("40.9.9.1", "40.9.9.2");
        Network plain = with(third);
        Network translated = network(vnet("v")
                .subnet("s", "10.0.1.0/24")
                .natGateway(natGateway("ng").publicIp("20.1.2.3"))
                .ase(third));

        assertThat(seen(plain, third)).isEqualTo(IpSet.parse("40.9.9.1, 40.9.9.2"));
        assertThat(seen(translated, third)).isEqualTo(IpSet.parse("20.1.2.3"));
        cannotReach(ip("5.5.5.5"), ip("40.9.9.1"), 443).check(plain);
        canReach(ip("5.5.5.5"), ip("40.1.2.3"), 443).check(plain);
    }

    private static IpSet seen(Network network, AseDeclaration environment) {
        var addresses = addresses(environment).in(network);
        return addresses.seenBy(network, addresses.ase(), Ip.parse("8.8.8.8"));
    }

    @Test
    void addresses_print_and_those_that_are_not_declared_are_asked_for() {
        assertThat(addresses(ase.internal("10.0.1.11")).in(with(ase.internal("10.0.1.11"))))
                .hasToString("""
                        ase 'web-ase' (v1)
                          listens at internal address 10.0.1.11: TCP 21,80,443,990,4016,4018,4020,10001-10020
                          listens at public VIP 40.1.2.3: TCP 454-455
                          virtual and connected networks see 10.0.1.0/24
                          the Internet sees 40.1.2.3
                          another environment sees its public VIP, too""");
        AseDeclaration unknown = ase("web-ase");
        assertThatThrownBy(() -> addresses(unknown).check(with(unknown))).isInstanceOf(AssertionError.class);
    }
}
