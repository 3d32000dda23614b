package io.canreach.dsl;

import static io.canreach.dsl.Azure.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.canreach.model.InvalidNetworkException;
import io.canreach.model.Network;
import io.canreach.model.Problem;
import io.canreach.model.ResourceId;
import io.canreach.model.SecurityAdminConfiguration;
import io.canreach.model.SecurityAdminConfiguration.Collection;
import io.canreach.model.SecurityAdminConfiguration.IntentPolicies;
import io.canreach.model.SecurityAdminRule;
import java.util.List;
import org.junit.jupiter.api.Test;

class AdminRulesDeclarationTest {
    private final VnetDeclaration a = vnet("a").addressSpace("10.0.0.0/16");
    private final VnetDeclaration b = vnet("b").addressSpace("10.1.0.0/16");

    @Test
    void it_stands_at_the_root_and_leaves_networks_with_rules_of_their_own_alone() {
        var plain = only(network(adminRules("config")));

        assertThat(plain.id()).hasToString("/securityAdminConfigurations/config");
        assertThat(plain.scopeLevel()).isZero();
        assertThat(plain.intentPolicies()).isEqualTo(IntentPolicies.NONE);
        assertThat(plain.collections()).isEmpty();
    }

    @Test
    void its_scope_and_what_it_does_to_such_networks_may_be_said() {
        var some = only(network(adminRules("config").scopeLevel(2).allowRulesOnly()));
        var all = only(network(adminRules("config").toAllNetworks()));

        assertThat(some.scopeLevel()).isEqualTo(2);
        assertThat(some.intentPolicies()).isEqualTo(IntentPolicies.ALLOW_RULES_ONLY);
        assertThat(all.intentPolicies()).isEqualTo(IntentPolicies.ALL);
    }

    @Test
    void collections_hold_rules_for_their_networks() {
        var config = only(network(
                a,
                b,
                adminRules("config")
                        .collection("all", "a", "B")
                        .deny(10, "no-ssh")
                        .inbound()
                        .from(internet())
                        .on(tcp(22))
                        .alwaysAllow(20, "updates")
                        .outbound()
                        .to(tag("AzureCloud"))
                        .on(tcp(443))
                        .fromPorts(range(1024, 65535))
                        .collection("some", "b")
                        .allow(4096, "rest")
                        .inbound()));

        assertThat(config.collections()).extracting(Collection::name).containsExactly("all", "some");
        assertThat(config.collections().get(0).virtualNetworks())
                .containsExactly(ResourceId.of("virtualNetworks", "a"), ResourceId.of("virtualNetworks", "b"));
        assertThat(config.collections().get(0).rules())
                .extracting(SecurityAdminRule::toString)
                .containsExactly(
                        "10 no-ssh Inbound Deny Tcp Internet:* -> *:22",
                        "20 updates Outbound AlwaysAllow Tcp *:1024-65535 -> AzureCloud:443");
        assertThat(config.collections().get(1).rules())
                .extracting(SecurityAdminRule::toString)
                .containsExactly("4096 rest Inbound Allow * *:* -> *:*");
    }

    @Test
    void everything_that_is_wrong_is_told_at_once() {
        var wrong = adminRules("config")
                .collection("all", "a", "c")
                .deny(10, "aimless")
                .allow(20, "both")
                .inbound()
                .outbound()
                .deny(30, "group")
                .inbound()
                .from(asg("web"))
                .deny(5000, "late")
                .inbound()
                .on(tcp(1))
                .on(udp(1));

        assertThatThrownBy(() -> network(a, b, wrong))
                .isInstanceOfSatisfying(
                        InvalidNetworkException.class,
                        refused -> assertThat(refused.problems())
                                .extracting(Problem::toString)
                                .containsExactly(problems()));
    }

    @Test
    void what_is_said_makes_a_new_declaration() {
        var plain = adminRules("config");

        assertThat(plain.scopeLevel(1)).isNotEqualTo(plain).hasToString("security admin configuration 'config'");
        assertThat(plain.collection("all", "a").deny(1, "x").inbound())
                .isEqualTo(
                        adminRules("config").collection("all", "a").deny(1, "x").inbound())
                .isNotEqualTo(plain.collection("all", "a").deny(1, "x"));
        assertThatThrownBy(() -> network(plain, plain.toAllNetworks()))
                .hasMessage("two different declarations of security admin configuration 'config'; one name stands for"
                        + " one resource");
    }

    private static String[] problems() {
        var of = " of collection 'all' of security admin configuration 'config'";
        return List.of(
                        "collection 'all' of security admin configuration 'config' refers to vnet 'c', which is not in"
                                + " the network; there is: 'a', 'b'",
                        "rule 'aimless'" + of + " says no direction; allowed is one of inbound() and outbound()",
                        "rule 'both'" + of + " says two directions; allowed is one of inbound() and outbound()",
                        "rule 'group'" + of + " names ASG 'web'; allowed are prefixes and service tags",
                        "rule 'late'" + of + " is on TCP and UDP; a rule has one protocol, or any",
                        "collection 'all' of security admin configuration 'config': admin rule 'late' has priority 5000;"
                                + " allowed is 1 to 4096")
                .toArray(String[]::new);
    }

    private static SecurityAdminConfiguration only(Network network) {
        assertThat(network.all(SecurityAdminConfiguration.class)).hasSize(1);
        return network.all(SecurityAdminConfiguration.class).iterator().next();
    }
}
