package io.canreach.watch;

import io.canreach.model.Direction;
import io.canreach.model.Network;
import io.canreach.model.SecurityAdminConfiguration;
import io.canreach.model.SecurityRule;
import io.canreach.model.Subnet;
import io.canreach.packet.Flow;
import io.canreach.security.AdminDecision;
import io.canreach.security.AdminPart;
import io.canreach.security.AdminRules;
import io.canreach.security.Outcome;
import java.util.List;
import java.util.Optional;

/** What security admin rules do with one flow, before NSGs are asked. */
final class AdminFlow {
    private final AdminRules rules;
    private final AdminPart part;
    private final Subnet subnet;
    private final Flow flow;

    private AdminFlow(AdminRules rules, Subnet subnet, Flow flow) {
        this.rules = rules;
        this.part = rules.decide(flow);
        this.subnet = subnet;
        this.flow = flow;
    }

    static AdminFlow of(Network network, Subnet subnet, Direction direction, Flow flow) {
        return new AdminFlow(AdminRules.of(network, subnet, direction), subnet, flow);
    }

    /** Whether no NSG is asked. */
    boolean isDecided() {
        return part.decisions().stream().noneMatch(AdminDecision::isBeforeGroups);
    }

    /** Whether a rule that may match allows what NSGs deny. */
    boolean mayOverride() {
        return part.decisions().contains(AdminDecision.ALWAYS_ALLOW);
    }

    /** What is to be said if no NSG says more. */
    IpFlowVerdict verdict() {
        if (part.is(AdminDecision.NONE)) {
            return IpFlowVerdict.UNGUARDED;
        }
        return part.decisions().contains(AdminDecision.DENY) ? verdict(outcome()) : verdict(Outcome.ALLOW);
    }

    /** What is to be said where NSGs deny what a rule that may match always allows. */
    IpFlowVerdict overridden() {
        return verdict(Outcome.UNDETERMINED);
    }

    private IpFlowVerdict verdict(Outcome access) {
        return new IpFlowVerdict(
                access,
                part.rule().map(SecurityRule::name).orElse("no admin rule"),
                Optional.empty(),
                part.configuration().map(SecurityAdminConfiguration::id),
                access == Outcome.UNDETERMINED ? part.doubts() : List.of());
    }

    /** The configuration whose rule matches; none where none does. */
    List<GroupDiagnosis> diagnosis() {
        Optional<GroupDiagnosis> group = part.configuration()
                .map(configuration -> new GroupDiagnosis(
                        subnet.virtualNetwork(),
                        configuration.id(),
                        part.rule().map(SecurityRule::name).orElse(""),
                        part.decisions().stream().sorted().findFirst(),
                        outcome(),
                        rules.flags(flow)));
        return group.stream().toList();
    }

    private Outcome outcome() {
        if (part.decisions().size() > 1) {
            return Outcome.UNDETERMINED;
        }
        return part.is(AdminDecision.DENY) ? Outcome.DENY : Outcome.ALLOW;
    }
}
