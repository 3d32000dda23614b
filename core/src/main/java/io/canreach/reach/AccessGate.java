package io.canreach.reach;

import io.canreach.model.Access;
import io.canreach.model.AccessRestriction;
import io.canreach.model.PrivateEndpoint;
import io.canreach.model.PublicNetworkAccess;
import io.canreach.model.Resource;
import io.canreach.model.Subnet;
import io.canreach.model.Unknown;
import io.canreach.packet.IpSet;
import io.canreach.security.AccessCaller;
import io.canreach.security.AccessEvaluation;
import io.canreach.security.AccessPart;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * The access restrictions at the public entry of a web app. Who is refused connects all the same, and gets an HTTP 403.
 *
 * @see <a href="https://learn.microsoft.com/azure/app-service/overview-access-restrictions">Access restrictions</a>
 */
final class AccessGate {
    private static final String DENIED = ": TCP connects, and the application answers 403";

    private final Walk walk;
    private final AppSite site;
    private final Optional<Subnet> by;

    /** The entry for callers of a subnet with a service endpoint, or for others where there is none. */
    AccessGate(Walk walk, AppSite site, Optional<Subnet> by) {
        this.walk = walk;
        this.site = site;
        this.by = by;
    }

    /** An app in an environment judges HTTP itself, behind all rules of the network, and sees private addresses, too. */
    static void inEnvironment(Walk walk, Strand strand, Place place, Consumer<Strand> next) {
        Optional<AppSite> site = walk.call().site().filter(any -> place instanceof Place.Environment);
        if (site.isEmpty()) {
            next.accept(strand);
            return;
        }
        Strand http = strand.narrow(WebAppAccess.http());
        new AccessGate(walk, site.get(), Optional.empty()).judge(http, next);
        Strand others = strand.without(http.asked());
        if (!others.isEmpty()) {
            next.accept(others);
        }
    }

    /** Ends what the app does not serve, and hands on the rest. */
    void judge(Strand strand, Consumer<Strand> next) {
        if (strand.isEmpty()) {
            return;
        }
        if (walk.isJudgedByService()) {
            judged(strand, next);
        } else {
            next.accept(strand);
        }
    }

    private void judged(Strand strand, Consumer<Strand> next) {
        List<PrivateEndpoint> endpoints = AppEndpoints.of(walk.network(), site.app());
        Optional<PrivateEndpoint> approved = endpoints.stream()
                .filter(each -> each.state() == PrivateEndpoint.State.APPROVED)
                .findFirst();
        Optional<String> closed = closed(approved);
        if (closed.isPresent()) {
            refuse(strand, "", site.label() + ", " + closed.get(), open -> byRules(open, next));
        } else {
            byRules(strand.doubting(doubts(approved.isPresent() ? List.of() : endpoints)), next);
        }
    }

    /** Why nobody but private endpoints is let in. */
    private Optional<String> closed(Optional<PrivateEndpoint> endpoint) {
        PublicNetworkAccess access = site.app().publicNetworkAccess();
        if (access == PublicNetworkAccess.DISABLED) {
            return Optional.of("whose public network access is off");
        }
        if (endpoint.isEmpty()) {
            return Optional.empty();
        }
        if (access == PublicNetworkAccess.UNSET) {
            return Optional.of("whose public network access is off since it has "
                    + endpoint.get().label() + " and nobody turned it on");
        }
        return by.map(subnet -> "which has " + endpoint.get().label()
                + " and is not reached by the service endpoint of " + subnet.label());
    }

    private List<Unknown> doubts(List<PrivateEndpoint> pending) {
        PublicNetworkAccess access = site.app().publicNetworkAccess();
        List<Unknown> doubts = new ArrayList<>();
        if (access == PublicNetworkAccess.UNKNOWN) {
            doubts.add(new Unknown(
                    "whether the public network access of " + site.app().label() + " is on is not known"));
        }
        if (!pending.isEmpty() && (access == PublicNetworkAccess.UNSET || by.isPresent())) {
            doubts.add(new Unknown("whether " + pending.get(0).label() + ", which is "
                    + pending.get(0).state() + ", closes the public entry of "
                    + site.app().label() + " is not documented"));
        }
        return doubts;
    }

    private void byRules(Strand strand, Consumer<Strand> next) {
        AccessCaller caller = new AccessCaller(by.map(Resource::id), walk.call().headers());
        List<AccessPart> parts = new AccessEvaluation(
                        site.restrictions(), caller, walk.network().serviceTags())
                .split(strand.now().sources());
        Strand torn = walk.torn(
                strand,
                parts,
                part -> Walk.from(part.sources()),
                AccessPart::outcome,
                (each, part) -> judge(each, part, next));
        IpSet seen = torn.now().sources();
        String unknown = "with which public address " + walk.source().label() + " calls " + site.label()
                + " is not known, and its access restrictions tell " + Words.addresses(seen) + " apart";
        walk.undetermined(torn, Stage.ACCESS, new Unknown(unknown));
    }

    private void judge(Strand strand, AccessPart part, Consumer<Strand> next) {
        switch (part.outcome()) {
            case ALLOW -> next.accept(strand.then(Step.of(Stage.ACCESS, words(part), Step.Effect.ALLOW)));
            case DENY -> {
                String name = part.rule().map(AccessRestriction::name).orElse("");
                refuse(strand, name, words(part), next);
            }
            case UNDETERMINED ->
                walk.undetermined(
                        strand.doubting(part.doubts()),
                        Stage.ACCESS,
                        part.doubts().get(0));
        }
    }

    private String words(AccessPart part) {
        return part.rule().map(this::words).orElseGet(this::otherwise);
    }

    private String words(AccessRestriction rule) {
        String name = rule.name().isEmpty() ? "" : "'" + rule.name() + "' ";
        String headers = rule.headers().entrySet().stream()
                .map(each -> " with " + each.getKey() + " " + String.join(" or ", each.getValue()))
                .collect(Collectors.joining());
        return "access restriction " + name + "(" + rule.priority() + ", " + rule.action() + " " + rule.callers()
                + headers + ") of " + site.label();
    }

    private String otherwise() {
        boolean denies = site.restrictions().otherwise() == Access.DENY;
        if (site.restrictions().defaultAction().isPresent()) {
            return "the default action of the access restrictions of " + site.label() + ", "
                    + (denies ? "Deny" : "Allow");
        }
        return denies
                ? "the access restrictions of " + site.label() + ", which deny what no rule of theirs is for" + headed()
                : site.label() + ", which has no access restrictions";
    }

    private String headed() {
        return withoutEndpoint() ? "; one is for the caller's subnet, which has no service endpoint Microsoft.Web" : "";
    }

    /** Whether a rule is for a subnet from which the flows come without a service endpoint. */
    private boolean withoutEndpoint() {
        return by.isEmpty()
                && walk.source()
                        .subnet()
                        .filter(subnet -> site.restrictions().rules().stream()
                                .anyMatch(each -> each.callers() instanceof AccessRestriction.BySubnet rule
                                        && rule.subnet().equals(subnet.id())))
                        .isPresent();
    }

    private void refuse(Strand strand, String rule, String text, Consumer<Strand> onward) {
        Decider decider =
                Decider.of(Decider.Kind.ACCESS_RESTRICTION, rule, site.app().id(), text + DENIED);
        walk.refuse(strand, Stage.ACCESS, decider, onward);
    }
}
