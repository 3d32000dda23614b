package io.canreach.security;

import io.canreach.model.Access;
import io.canreach.model.AccessRestriction;
import io.canreach.model.AccessRestrictions;
import io.canreach.model.ServiceTags;
import io.canreach.model.Unknown;
import io.canreach.packet.IpSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Evaluates the access restrictions of a web app: ascending priority, the first match decides, and what no rule matches is refused
 * as soon as there is a rule, unless the default action says otherwise.
 *
 * @see <a href="https://learn.microsoft.com/azure/app-service/overview-access-restrictions">Access restrictions</a>
 */
public final class AccessEvaluation {
    private final AccessRestrictions list;
    private final AccessCaller caller;
    private final ServiceTags tags;

    /**
     * Evaluates restrictions for one kind of caller.
     *
     * @param list the restrictions
     * @param caller what is known of the callers besides their addresses
     * @param tags the addresses of service tags
     */
    public AccessEvaluation(AccessRestrictions list, AccessCaller caller, ServiceTags tags) {
        this.list = list;
        this.caller = caller;
        this.tags = tags;
    }

    /**
     * Which callers a restriction is for.
     *
     * @param rule the restriction
     * @param certain addresses that it surely matches
     * @param possible addresses that it may match, the certain ones included
     * @param doubts what would have to be known of the others
     */
    public record Match(AccessRestriction rule, IpSet certain, IpSet possible, List<Unknown> doubts) {
        /**
         * Copies the list.
         *
         * @param rule the restriction
         * @param certain addresses that it surely matches
         * @param possible addresses that it may match, the certain ones included
         * @param doubts what would have to be known of the others
         */
        public Match {
            doubts = List.copyOf(doubts);
        }
    }

    /**
     * The restrictions with the callers that they are for.
     *
     * @return in the order in which they are asked
     */
    public List<Match> matches() {
        List<Match> matches = new ArrayList<>();
        for (AccessRestriction rule : list.ordered()) {
            AccessCoverage coverage = AccessCoverage.of(rule, caller, tags);
            matches.add(new Match(rule, coverage.sure(), coverage.sure().union(coverage.maybe()), coverage.why()));
        }
        return matches;
    }

    /** Callers that no rule has decided yet, with the rules that may have decided them. */
    private record Open(IpSet sources, List<AccessRestriction> perhaps, List<Unknown> why) {
        Open narrowed(IpSet to) {
            return new Open(sources.intersect(to), perhaps, why);
        }

        Open without(IpSet others) {
            return new Open(sources.minus(others), perhaps, why);
        }

        Open perhaps(AccessRestriction rule, AccessCoverage coverage) {
            List<AccessRestriction> more = new ArrayList<>(perhaps);
            more.add(rule);
            List<Unknown> reasons = new ArrayList<>(why);
            reasons.addAll(coverage.why());
            return new Open(sources.intersect(coverage.maybe()), more, reasons);
        }

        boolean isEmpty() {
            return sources.isEmpty();
        }
    }

    /**
     * The fate of callers by their addresses.
     *
     * @param sources the addresses that the app may see
     * @return disjoint parts that hold all of them
     */
    public List<AccessPart> split(IpSet sources) {
        List<AccessPart> parts = new ArrayList<>();
        List<Open> open = List.of(new Open(sources, List.of(), List.of()));
        for (AccessRestriction rule : list.ordered()) {
            AccessCoverage coverage = AccessCoverage.of(rule, caller, tags);
            List<Open> next = new ArrayList<>();
            open.forEach(each -> ask(each, rule, coverage, parts, next));
            open = next;
        }
        open.forEach(each -> close(each, list.otherwise(), Optional.empty(), parts));
        return parts;
    }

    private static void ask(
            Open open, AccessRestriction rule, AccessCoverage coverage, List<AccessPart> parts, List<Open> next) {
        close(open.narrowed(coverage.sure()), rule.action(), Optional.of(rule), parts);
        Open rest = open.without(coverage.sure());
        Open perhaps = rest.perhaps(rule, coverage);
        Open others = rest.without(coverage.maybe());
        if (!perhaps.isEmpty()) {
            next.add(perhaps);
        }
        if (!others.isEmpty()) {
            next.add(others);
        }
    }

    /** What a rule decides is certain where all that may have decided before it decide alike. */
    private static void close(Open open, Access action, Optional<AccessRestriction> rule, List<AccessPart> parts) {
        if (open.isEmpty()) {
            return;
        }
        boolean alike = open.perhaps().stream().allMatch(each -> each.action() == action);
        parts.add(
                alike
                        ? new AccessPart(open.sources(), Outcome.of(action), rule, List.of())
                        : new AccessPart(open.sources(), Outcome.UNDETERMINED, rule, open.why()));
    }
}
