package io.canreach.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.canreach.model.Access;
import io.canreach.model.AccessRestriction;
import io.canreach.model.AccessRestrictions;
import io.canreach.model.Prefix;
import io.canreach.model.ResourceId;
import io.canreach.model.ServiceTags;
import io.canreach.model.Unknown;
import io.canreach.packet.Cidr;
import io.canreach.packet.IpSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Access restrictions where not all is known. */
class AccessEvaluationTest {
    private static final ResourceId SUBNET = ResourceId.of("/virtualNetworks/v/subnets/s");
    private static final IpSet CALLER = IpSet.parse("10.0.1.4");

    private static AccessRestriction allow(int priority, String prefix) {
        Prefix from = new Prefix(Cidr.parse(prefix));
        return AccessRestriction.of(
                "r" + priority, priority, Access.ALLOW, new AccessRestriction.ByAddress(List.of(from)));
    }

    private static AccessRestriction unknown(int priority, Access action) {
        AccessRestriction.Callers somebody =
                new AccessRestriction.ByAddress(List.of(new Unknown("a parameter is not given")));
        return AccessRestriction.of("r" + priority, priority, action, somebody);
    }

    private static Outcome outcome(Optional<ResourceId> by, AccessRestriction... rules) {
        AccessRestrictions list = new AccessRestrictions(List.of(rules), Optional.empty());
        List<AccessPart> parts =
                new AccessEvaluation(list, new AccessCaller(by, Map.of()), ServiceTags.none()).split(CALLER);
        assertThat(parts).hasSize(1);
        return parts.get(0).outcome();
    }

    @Test
    void behind_a_service_endpoint_private_ranges_match_nobody() {
        assertThat(outcome(Optional.of(SUBNET), allow(100, "10.0.1.0/24"))).isEqualTo(Outcome.DENY);
        assertThat(outcome(Optional.empty(), allow(100, "10.0.1.0/24"))).isEqualTo(Outcome.ALLOW);
    }

    @Test
    void behind_a_service_endpoint_a_rule_for_all_addresses_may_match() {
        assertThat(outcome(Optional.of(SUBNET), allow(100, "0.0.0.0/0"))).isEqualTo(Outcome.UNDETERMINED);
    }

    @Test
    void a_rule_for_somebody_unknown_decides_nothing_where_what_follows_decides_alike() {
        assertThat(outcome(Optional.empty(), unknown(100, Access.ALLOW), allow(200, "10.0.0.0/8")))
                .isEqualTo(Outcome.ALLOW);
        assertThat(outcome(Optional.empty(), unknown(100, Access.DENY), allow(200, "10.0.0.0/8")))
                .isEqualTo(Outcome.UNDETERMINED);
    }
}
