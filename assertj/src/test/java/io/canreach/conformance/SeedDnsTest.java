package io.canreach.conformance;

import static io.canreach.assertj.NetworkAssertions.*;
import static io.canreach.dsl.Azure.*;
import static io.canreach.dsl.Reach.*;

import io.canreach.ase.AseHealth;
import io.canreach.ase.DnsLifecycle;
import io.canreach.ase.DnsLifecycle.Phase;
import io.canreach.dsl.AseDeclaration;
import io.canreach.dsl.OnPremisesConnection;
import io.canreach.dsl.SubnetDeclaration;
import io.canreach.dsl.VnetDeclaration;
import io.canreach.model.Network;
import io.canreach.packet.Ip;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The seed's section on outbound connectivity and DNS, sentence by sentence; docs/seed.md has the list. */
class SeedDnsTest {
    private static final List<Ip> NEW = List.of(Ip.parse("10.0.1.9"));

    private final AseDeclaration ase = ase("web-ase");

    @Test
    void an_environment_that_may_call_nothing_outside_does_not_function() {
        Network open = network(around(vnet("testVNet")));
        Network closed = network(vnet("testVNet")
                .addressSpace("10.0.0.0/16")
                .subnet("Subnet-ASE", "10.0.2.0/24")
                .nsg(nsg("closed").denyOutbound(100, "nothing-outside").to(tag("Internet")))
                .ase(ase));

        assertThat(open).isHealthy(ase);
        assertThat(health(ase).in(closed).state()).isEqualTo(AseHealth.State.UNHEALTHY);
        assertThat(health(ase).in(closed)).asString().contains("an existing environment becomes unhealthy");
    }

    @Test
    void name_servers_that_are_not_reached_are_no_valid_dns() {
        Network valid = network(around(vnet("testVNet").dns("10.0.1.5")));
        Network invalid = network(around(vnet("testVNet").dns("10.99.0.5")));

        assertThat(before(valid).create().phase()).isEqualTo(Phase.CREATING);
        assertThat(before(invalid).create())
                .hasToString("ase 'web-ase' (v1) FAILED: creation fails: name server 10.99.0.5 is not reached: route"
                        + " 10.0.0.0/8 -> None (Default) of subnet 'testVNet/Subnet-ASE'");
    }

    @Test
    void an_environment_can_be_made_to_pick_up_dns_that_changed_after_its_creation() {
        DnsLifecycle running =
                before(network(around(vnet("testVNet")))).create().complete();

        assertThat(running.changeServers(NEW).servers()).isEmpty();
        assertThat(running.changeServers(NEW).restart().servers()).isEqualTo(NEW);
    }

    @Test
    void custom_dns_servers_that_are_set_ahead_of_time_are_used_from_the_start() {
        DnsLifecycle running = before(network(around(vnet("testVNet"))))
                .changeServers(List.of(Ip.parse("10.0.1.5")))
                .create()
                .complete();

        assertThat(running).hasToString("ase 'web-ase' (v1) RUNNING: runs with DNS 10.0.1.5");
    }

    @Test
    void dns_that_changes_while_the_environment_is_created_makes_the_creation_fail() {
        DnsLifecycle failed = before(network(around(vnet("testVNet")))).create().changeServers(NEW);

        assertThat(failed.phase()).isEqualTo(Phase.FAILED);
    }

    @Test
    void a_name_server_behind_a_vpn_that_is_down_makes_the_creation_fail() {
        OnPremisesConnection hq = onPremises("hq", "192.168.0.0/16").down();
        Network network = network(around(vnet("testVNet").dns("192.168.0.53"))
                .gateway("GatewaySubnet", "10.0.255.0/27")
                .vpn(hq));

        assertThat(before(network).create())
                .hasToString("ase 'web-ase' (v1) FAILED: creation fails: name server 192.168.0.53 is not reached:"
                        + " connection 'hq' is down");
    }

    @Test
    void a_name_server_that_is_switched_off_makes_the_creation_fail() {
        Network network = network(
                around(vnet("testVNet").dns("10.7.0.53"))
                        .gateway("GatewaySubnet", "10.0.255.0/27")
                        .vpn()
                        .toVnet("far"),
                vnet("far")
                        .addressSpace("10.7.0.0/16")
                        .subnet("names", "10.7.0.0/24")
                        .vm(vm("far-dns").privateIp("10.7.0.53").stopped())
                        .gateway("GatewaySubnet", "10.7.255.0/27")
                        .vpn()
                        .toVnet("testVNet"));

        assertThat(before(network).create())
                .hasToString("ase 'web-ase' (v1) FAILED: creation fails: name server 10.7.0.53 is not reached:"
                        + " vm 'far-dns' does not run");
    }

    private SubnetDeclaration around(VnetDeclaration vnet) {
        return vnet.addressSpace("10.0.0.0/16")
                .subnet("Subnet-1", "10.0.1.0/24")
                .vm(vm("dns").privateIp("10.0.1.5"))
                .subnet("Subnet-ASE", "10.0.2.0/24")
                .ase(ase);
    }

    private DnsLifecycle before(Network network) {
        return dns(ase).in(network).lifecycle();
    }
}
