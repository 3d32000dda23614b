package io.canreach.analysis;

import io.canreach.model.Assumption;
import io.canreach.model.Network;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What does nothing in a network: rules that no packet reaches, rules without which every packet fares alike, routes that are
 * never chosen, and resources that are attached to nothing. Each question is answered when it is first asked, and kept.
 *
 * <p>Rules are judged in their own list, whatever packets come: the lists of NSGs at every place where they are attached, security
 * admin rules, the ACLs of classic endpoints, the rules of firewalls and appliances (those that translate among themselves),
 * and the access restrictions of apps.
 *
 * <pre>{@code
 * NetworkReview review = NetworkReview.of(network);
 * review.deadRules();        // each with the rules that take its packets
 * review.redundantRules();   // each with the rules behind it that decide the same
 * }</pre>
 */
public final class NetworkReview {
    private final Network network;
    private volatile @Nullable RuleFindings rules;
    private volatile @Nullable List<UnusedRoute> unusedRoutes;

    private NetworkReview(Network network) {
        this.network = network;
    }

    /**
     * The review of a network.
     *
     * @param network the network
     * @return one and the same review each time
     */
    public static NetworkReview of(Network network) {
        return Objects.requireNonNull(network, "the network must not be null")
                .derived(NetworkReview.class, NetworkReview::new);
    }

    // What races may put into the fields below is equal.

    private RuleFindings rules() {
        RuleFindings known = rules;
        if (known == null) {
            List<PlacedList> lists = new ArrayList<>(NsgLists.of(network));
            lists.addAll(AdminLists.of(network));
            lists.addAll(FirewallLists.of(network));
            lists.addAll(TranslationLists.of(network));
            lists.addAll(AclLists.of(network));
            lists.addAll(AccessLists.of(network));
            known = RuleFindings.of(lists);
            rules = known;
        }
        return known;
    }

    /**
     * The rules that no packet reaches at any place of their list.
     *
     * @return NSG rules first, each list in order
     */
    public List<DeadRule> deadRules() {
        return rules().dead();
    }

    /**
     * The rules that no packet reaches at some places of their list, while they decide packets at others, or may.
     *
     * @return each with its places of either kind
     */
    public List<DeadRule> deadInSomePlaces() {
        return rules().deadInPlaces();
    }

    /**
     * The rules that decide packets which would all fare alike without them.
     *
     * @return each by itself, with the rules behind it that would decide
     */
    public List<RedundantRule> redundantRules() {
        return rules().redundant();
    }

    /**
     * The rules of which it is not known whether they are dead or redundant.
     *
     * @return each with what would have to be known
     */
    public List<UndeterminedRule> undeterminedRules() {
        return rules().undetermined();
    }

    /**
     * The routes of users and gateways that are chosen for no destination in any subnet.
     *
     * @return each with the routes that are chosen instead; routes of tables that no subnet has are not among them
     */
    public List<UnusedRoute> unusedRoutes() {
        List<UnusedRoute> known = unusedRoutes;
        if (known == null) {
            known = UnusedRoutes.of(network);
            unusedRoutes = known;
        }
        return known;
    }

    /**
     * NSGs, application security groups, route tables, NAT gateways and public IP addresses that nothing in the network uses.
     * Public IP addresses are left out where something may use them that the model does not tell, such as a VPN gateway; so is
     * whatever is used by something that was met and is not modelled ({@link io.canreach.model.Gap.Effect#USE}).
     *
     * @return by kind, each kind in the network's order
     */
    public List<UnattachedResource> unattached() {
        return Unattached.of(network);
    }

    /**
     * The disputed points on which it rests that rules are dead or redundant and routes never chosen: by the other reading of
     * one of them alone, a rule or a route would not be. Each is tried, which takes as long as some thirty reviews.
     *
     * @return in the order of {@link Assumption}; not those that the network leaves to be asked, which make rules undetermined
     */
    public List<Assumption> assumptions() {
        return ReviewAssumptions.of(network, this);
    }

    /**
     * Whether there is nothing to say.
     *
     * @return true when no rule is dead or redundant or may be, every route is used and everything is attached
     */
    public boolean isClean() {
        return deadRules().isEmpty()
                && redundantRules().isEmpty()
                && undeterminedRules().isEmpty()
                && unusedRoutes().isEmpty()
                && unattached().isEmpty();
    }

    /**
     * The review as a person reads it.
     *
     * @return at most 25 lines
     */
    @Override
    public String toString() {
        return ReviewText.of(this);
    }
}
