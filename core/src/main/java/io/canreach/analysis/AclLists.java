package io.canreach.analysis;

import io.canreach.model.AclRule;
import io.canreach.model.EndpointAcl;
import io.canreach.model.InputEndpoint;
import io.canreach.model.Network;
import io.canreach.model.Prefix;
import io.canreach.model.Unknown;
import io.canreach.model.VirtualMachine;
import io.canreach.packet.Cidr;
import io.canreach.packet.Ip;
import io.canreach.packet.IpFamily;
import io.canreach.packet.IpSet;
import io.canreach.packet.PacketSet;
import io.canreach.security.AclEvaluation;
import io.canreach.security.AclPart;
import io.canreach.security.Outcome;
import java.util.ArrayList;
import java.util.List;

/**
 * The ACLs of classic endpoints as lists about IPv4 sources. What becomes of sources that no rule matches depends on all rules: the
 * first permit that comes closes the endpoint for others, and the last one that goes opens it.
 */
final class AclLists {
    private static final PacketSet SOURCES = PacketSet.all().restrictTo(IpFamily.IPV4);

    private static final Cidr NOBODY = Cidr.parse("192.0.2.1/32");
    private static final Ip SOMEBODY = Ip.parse("192.0.2.2");

    private final Network network;

    private AclLists(Network network) {
        this.network = network;
    }

    static List<PlacedList> of(Network network) {
        AclLists made = new AclLists(network);
        List<PlacedList> lists = new ArrayList<>();
        for (VirtualMachine machine : network.all(VirtualMachine.class)) {
            for (InputEndpoint endpoint : machine.inputEndpoints()) {
                endpoint.acl()
                        .filter(acl -> !acl.rules().isEmpty())
                        .ifPresent(acl -> lists.add(made.list(machine, endpoint, acl)));
            }
        }
        return lists;
    }

    private PlacedList list(VirtualMachine machine, InputEndpoint endpoint, EndpointAcl acl) {
        String label = "the ACL of endpoint '" + endpoint.name() + "' of " + machine.label();
        List<Line> lines =
                acl.rules().stream().map(rule -> line(machine, label, rule)).toList();
        LineList list = LineList.of(lines, SOURCES, end(acl), number -> end(without(acl, number)));
        return new PlacedList(list, List.of(machine.label()));
    }

    private static Line line(VirtualMachine machine, String label, AclRule rule) {
        boolean permits = rule.action() == AclRule.Action.PERMIT;
        String sources = rule.remoteSubnet().toString();
        ListedRule listed = ListedRule.of("ACL rule", "", rule.order(), permits ? "Permit" : "Deny", sources, machine)
                .in(label);
        Effect effect = permits ? Effect.ALLOW : Effect.DENY;
        return rule.remoteSubnet() instanceof Prefix prefix
                ? Line.of(listed, effect, SOURCES.fromSources(IpSet.of(prefix.cidr())))
                : Line.perhaps(listed, effect, SOURCES, List.of((Unknown) rule.remoteSubnet()));
    }

    private static EndpointAcl without(EndpointAcl acl, int number) {
        List<AclRule> rules = new ArrayList<>(acl.rules());
        rules.remove(number);
        return new EndpointAcl(rules);
    }

    /** What an ACL does with sources that no rule matches, as its evaluation says of one that matches nothing. */
    private Effect end(EndpointAcl acl) {
        EndpointAcl none = new EndpointAcl(acl.rules().stream()
                .map(rule -> new AclRule(rule.order(), rule.action(), new Prefix(NOBODY), ""))
                .toList());
        AclPart part = new AclEvaluation(none, network.assumptions()).evaluate(SOMEBODY);
        return part.outcome() == Outcome.UNDETERMINED
                ? new Effect("not known", part.doubts())
                : part.outcome() == Outcome.ALLOW ? Effect.ALLOW : Effect.DENY;
    }
}
