package io.canreach.ase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.canreach.ase.DnsLifecycle.Phase;
import io.canreach.model.GatewayConnection;
import io.canreach.model.Network;
import io.canreach.packet.Ip;
import java.util.List;
import org.junit.jupiter.api.Test;

class DnsLifecycleTest {
    private static final List<Ip> OTHER = List.of(Ip.parse("10.0.1.9"));

    @Test
    void azures_own_dns_lets_the_creation_succeed() {
        DnsLifecycle running = before(new AseNetwork()).create().complete();

        assertThat(running.phase()).isEqualTo(Phase.RUNNING);
        assertThat(running).hasToString("ase 'web-ase' (v1) RUNNING: runs with Azure's own DNS");
    }

    @Test
    void dns_changed_before_the_creation_is_simply_used() {
        DnsLifecycle running = before(new AseNetwork().tunnel(GatewayConnection.Status.CONNECTED))
                .changeServers(List.of(Ip.parse("192.168.0.53")))
                .create()
                .complete();

        assertThat(running.servers()).containsExactly(Ip.parse("192.168.0.53"));
    }

    @Test
    void dns_changed_during_the_creation_makes_it_fail() {
        DnsLifecycle failed = before(new AseNetwork()).create().changeServers(OTHER);

        assertThat(failed.phase()).isEqualTo(Phase.FAILED);
        assertThat(failed.reason()).contains("changed while the environment was being created");
    }

    @Test
    void dns_changed_after_the_creation_is_picked_up_by_a_restart_and_not_before() {
        DnsLifecycle running = before(new AseNetwork()).create().complete();

        DnsLifecycle changed = running.changeServers(OTHER);
        DnsLifecycle restarted = changed.restart();

        assertThat(changed.servers()).isEmpty();
        assertThat(changed.reason()).isEqualTo("still uses Azure's own DNS; a restart picks up DNS 10.0.1.9");
        assertThat(restarted.servers()).isEqualTo(OTHER);
    }

    @Test
    void a_dns_server_behind_a_tunnel_that_is_down_makes_the_creation_fail() {
        DnsLifecycle failed = before(
                        new AseNetwork().dns("192.168.0.53").tunnel(GatewayConnection.Status.NOT_CONNECTED))
                .create();

        assertThat(failed.phase()).isEqualTo(Phase.FAILED);
        assertThat(failed.reason())
                .isEqualTo("creation fails: name server 192.168.0.53 is not reached: connection 'to-hq' is down");
    }

    @Test
    void a_dns_server_behind_a_tunnel_of_unknown_state_leaves_the_creation_undetermined() {
        DnsLifecycle unknown = before(new AseNetwork().dns("192.168.0.53").tunnel(GatewayConnection.Status.UNKNOWN))
                .create();

        assertThat(unknown.phase()).isEqualTo(Phase.UNDETERMINED);
        assertThat(unknown.reason()).contains("whether connection 'to-hq' is connected is not declared");
    }

    @Test
    void one_server_of_several_is_enough() {
        DnsLifecycle creating = before(
                        new AseNetwork().dns("10.99.0.53", "192.168.0.53").tunnel(GatewayConnection.Status.CONNECTED))
                .create();

        assertThat(creating.phase()).isEqualTo(Phase.CREATING);
    }

    @Test
    void events_out_of_order_are_refused() {
        DnsLifecycle before = before(new AseNetwork());

        assertThatThrownBy(before::restart)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("cannot restart ase 'web-ase' (v1) in phase NOT_CREATED; allowed is RUNNING");
    }

    private static DnsLifecycle before(AseNetwork network) {
        Network built = network.build();
        return DnsLifecycle.before(built, AseNetwork.environment(built));
    }
}
