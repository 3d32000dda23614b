package io.canreach.reach;

import io.canreach.model.Access;
import io.canreach.model.Assumption;
import io.canreach.model.AzureService;
import io.canreach.model.ServiceFirewall;
import io.canreach.model.Subnet;
import io.canreach.model.Unknown;
import io.canreach.security.Doubts;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The firewall of an Azure service: whom it lets in, by the subnet that a service endpoint tells it, or else by the public
 * address that it sees.
 *
 * @see <a href="https://learn.microsoft.com/azure/virtual-network/vnet-integration-for-azure-services">Azure services</a>
 */
final class ServiceGate {
    private static final String STORAGE = "Microsoft.Storage";

    private final Walk walk;
    private final AzureService service;
    private final ServiceFirewall firewall;
    private final Optional<Subnet> by;

    /** The firewall of a service for callers of a subnet with a service endpoint, or for others where there is none. */
    ServiceGate(Walk walk, AzureService service, Optional<Subnet> by) {
        this.walk = walk;
        this.service = service;
        this.firewall = service.firewall();
        this.by = by;
    }

    /** Ends what is not let in, and hands on the rest. */
    void judge(Strand strand, Consumer<Strand> next) {
        if (!service.publicNetworkAccess()) {
            stop(strand, service.label() + ", whose public network access is off", open -> byRules(open, next));
        } else {
            byRules(strand, next);
        }
    }

    private void byRules(Strand strand, Consumer<Strand> next) {
        if (firewall.defaultAction() == Access.ALLOW) {
            next.accept(strand.then(allow("lets everybody in")));
        } else if (by.isPresent()) {
            bySubnet(strand, by.get(), next);
        } else {
            byAddress(strand, next);
        }
    }

    private Step allow(String why) {
        return Step.of(Stage.SERVICE, "the firewall of " + service.label() + ", which " + why, Step.Effect.ALLOW);
    }

    private void refuse(Strand strand, String why, Consumer<Strand> onward) {
        stop(strand, "the firewall of " + service.label() + ", " + why, onward);
    }

    private void stop(Strand strand, String text, Consumer<Strand> onward) {
        Decider decider = Decider.of(Decider.Kind.SERVICE_FIREWALL, "", service.id(), text);
        walk.refuse(strand, Stage.SERVICE, decider, onward);
    }

    private void bySubnet(Strand strand, Subnet subnet, Consumer<Strand> next) {
        if (firewall.names(subnet.id())) {
            next.accept(strand.then(allow("has a rule for " + subnet.label())));
        } else {
            refuse(
                    strand,
                    "which has no rule for " + subnet.label() + " and sees no public address behind its endpoint",
                    next);
        }
    }

    private void byAddress(Strand strand, Consumer<Strand> next) {
        Optional<Subnet> caller = caller(strand);
        if (!firewall.ipRules().isEmpty() && isInRegion(caller).equals(Optional.of(true))) {
            refuse(strand, "whose IP rules do not see callers of its own region", next);
            return;
        }
        Strand named = strand.narrow(Walk.from(firewall.addresses()));
        Strand others = strand.narrow(Walk.from(firewall.addresses().complement()));
        admit(named, caller, next);
        refuse(
                others,
                "which has no rule for " + Words.addresses(others.now().sources()) + withoutEndpoint(caller),
                next);
        Strand torn = strand.without(named.asked().union(others.asked()));
        String unknown = "with which public address " + walk.source().label() + " calls " + service.label()
                + " is not known, and its firewall has rules for " + Words.addresses(firewall.addresses());
        walk.undetermined(torn, Stage.SERVICE, new Unknown(unknown));
    }

    /** Storage accounts see no public addresses of callers in their own region, and not every region is declared. */
    private void admit(Strand strand, Optional<Subnet> caller, Consumer<Strand> next) {
        if (strand.isEmpty()) {
            return;
        }
        Strand seen = strand.then(
                allow("has a rule for " + Words.addresses(strand.now().sources())));
        if (!service.isOf(STORAGE) || caller.isEmpty() || isInRegion(caller).isPresent()) {
            next.accept(seen);
            return;
        }
        Assumption assumption = Assumption.UNDECLARED_REGION;
        Strand assuming = seen.assuming(List.of(assumption));
        switch (walk.network().assumptions().reading(assumption)) {
            case FIRST -> next.accept(assuming);
            case SECOND ->
                refuse(
                        strand.assuming(List.of(assumption)),
                        "whose IP rules do not see callers of its own region",
                        next);
            case ASK -> next.accept(assuming.doubting(List.of(Doubts.of(assumption))));
        }
    }

    /** Whether a storage account is called from its own region; empty where a region is not declared. */
    private Optional<Boolean> isInRegion(Optional<Subnet> caller) {
        if (caller.isEmpty() || !service.isOf(STORAGE)) {
            return Optional.empty();
        }
        String region = walk.network().virtualNetworkOf(caller.get()).location();
        boolean same = Regions.same(region, service.location());
        return same || Regions.differ(region, service.location()) ? Optional.of(same) : Optional.empty();
    }

    /** The subnet from which the flows left for the Internet. */
    private static Optional<Subnet> caller(Strand strand) {
        List<Crossing> crossings = strand.crossings();
        return crossings.isEmpty()
                ? Optional.empty()
                : crossings.get(crossings.size() - 1).at().flatMap(Place::subnet);
    }

    private String withoutEndpoint(Optional<Subnet> caller) {
        return caller.filter(subnet -> firewall.names(subnet.id()))
                .map(subnet ->
                        "; that for " + subnet.label() + " needs a service endpoint " + service.service() + " there")
                .orElse("");
    }
}
