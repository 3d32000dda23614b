package io.canreach.dsl;

import static io.canreach.dsl.Azure.*;
import static io.canreach.dsl.Reach.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.canreach.ase.AseDns;
import io.canreach.ase.DependencyCheck.State;
import io.canreach.ase.DnsLifecycle.Phase;
import io.canreach.model.Network;
import io.canreach.packet.Ip;
import org.junit.jupiter.api.Test;

/** Which name servers App Service Environments ask, and whether they are reached. */
class AseDnsTest {
    private final AseDeclaration first = ase("web-ase").vip("40.1.2.3");

    private static Network behindTunnel(AseDeclaration ase, OnPremisesConnection site) {
        return network(vnet("v")
                .addressSpace("10.0.0.0/16")
                .dns("192.168.0.53")
                .subnet("s", "10.0.1.0/24")
                .ase(ase)
                .gateway("GatewaySubnet", "10.0.255.0/27")
                .vpn(site));
    }

    @Test
    void a_server_behind_a_tunnel_that_is_down_is_not_reached_and_the_reason_is_named() {
        Network down = behindTunnel(first, onPremises("hq", "192.168.0.0/16").down());

        assertThat(dns(first).in(down).state()).isEqualTo(State.BROKEN);
        assertThat(dns(first).in(down).lifecycle().create().phase()).isEqualTo(Phase.FAILED);
        assertThatThrownBy(() -> dns(first).check(down))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("name server 192.168.0.53 is not reached")
                .hasMessageContaining("is down");
    }

    @Test
    void the_platform_of_versions_2_and_3_asks_azures_own_dns() {
        for (AseDeclaration ase : new AseDeclaration[] {first.v2(), first.v3()}) {
            Network down = behindTunnel(ase, onPremises("hq", "192.168.0.0/16").down());

            AseDns dns = dns(ase).in(down);

            assertThat(dns.apps()).containsExactly(Ip.parse("192.168.0.53"));
            assertThat(dns.platform()).containsExactly(Ip.parse("168.63.129.16"));
            assertThat(dns.state()).isEqualTo(State.BROKEN);
            assertThat(dns.lifecycle().create().phase()).isEqualTo(Phase.CREATING);
            assertThat(health(ase).in(down).isHealthy()).isTrue();
        }
    }

    @Test
    void an_app_of_version_3_may_have_servers_of_its_own_and_no_other_version_may() {
        AseDeclaration third = first.v3();
        Network down = behindTunnel(third, onPremises("hq", "192.168.0.0/16").down());

        AseDns dns = dns(third).appServers("192.168.0.99", "168.63.129.16").in(down);

        assertThat(dns.apps()).containsExactly(Ip.parse("192.168.0.99"), Ip.parse("168.63.129.16"));
        assertThat(dns.state()).isEqualTo(State.MET);
        Network one = network(vnet("v").subnet("s", "10.0.1.0/24").ase(first));
        assertThatThrownBy(() -> dns(first).appServers("10.0.1.9").in(one))
                .hasMessage(
                        "ase 'web-ase' (v1) has apps with the name servers [10.0.1.9]; only apps of version 3 have their own");
    }
}
