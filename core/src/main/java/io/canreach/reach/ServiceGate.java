package io.canreach.reach;

import io.canreach.model.Access;
import io.canreach.model.AzureService;
import io.canreach.model.ServiceFirewall;
import io.canreach.model.ServiceIpRule;
import io.canreach.model.Subnet;
import io.canreach.model.Unknown;
import io.canreach.packet.IpSet;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The firewall of an Azure service: whom it lets in, by the subnet that a service endpoint tells it, or else by the public
 * address that it sees. Nobody asks it where a private endpoint is called.
 *
 * @see <a href="https://learn.microsoft.com/azure/virtual-network/vnet-integration-for-azure-services">Azure services</a>
 */
abstract class ServiceGate {
    static final String SHUT = "whose public network access is off";
    static final String BEHIND_ENDPOINT = "sees no public address behind its endpoint";

    final Walk walk;
    final AzureService service;
    final ServiceFirewall firewall;
    private final Optional<Subnet> by;

    ServiceGate(Walk walk, AzureService service, Optional<Subnet> by) {
        this.walk = walk;
        this.service = service;
        this.firewall = service.firewall();
        this.by = by;
    }

    /** The firewall of a service for callers of a subnet with a service endpoint, or for others where there is none. */
    static ServiceGate of(Walk walk, AzureService service, Optional<Subnet> by) {
        return service.isOf("Microsoft.Sql") ? new SqlGate(walk, service, by) : new AccountGate(walk, service, by);
    }

    /** Ends what is not let in, and hands on the rest. */
    final void judge(Strand strand, Consumer<Strand> next) {
        if (strand.isEmpty()) {
            return;
        }
        if (walk.isJudgedByService()) {
            all(strand, next);
        } else {
            next.accept(strand);
        }
    }

    /** Callers of every kind. */
    void all(Strand strand, Consumer<Strand> next) {
        if (service.publicNetworkAccess()) {
            byRules(strand, next);
        } else {
            String text = service.label() + ", " + SHUT + " (error " + shut() + ")";
            walk.refuse(strand, Stage.SERVICE, decider(shut(), text), open -> byRules(open, next));
        }
    }

    private void byRules(Strand strand, Consumer<Strand> next) {
        if (firewall.defaultAction() == Access.ALLOW) {
            boolean ruled =
                    !firewall.ipRules().isEmpty() || !firewall.subnetRules().isEmpty();
            next.accept(strand.then(allow("lets everybody in" + (ruled ? ", whatever its rules say" : ""))));
        } else if (by.isPresent()) {
            bySubnet(strand, by.get(), next);
        } else {
            byAddress(strand, next);
        }
    }

    private void bySubnet(Strand strand, Subnet subnet, Consumer<Strand> next) {
        if (firewall.names(subnet.id())) {
            next.accept(strand.then(allow("has a rule for " + subnet.label())));
        } else {
            byOtherSubnet(strand, subnet, next);
        }
    }

    /** Callers of a subnet with a service endpoint that no rule names. */
    void byOtherSubnet(Strand strand, Subnet subnet, Consumer<Strand> next) {
        refuse(strand, unnamedSubnet(), "which has no rule for " + subnet.label() + " and " + BEHIND_ENDPOINT, next);
    }

    /**
     * Callers of which the service sees a public address: IP rules name some, one rule may stand for all of Azure, and the rest
     * is refused as far as it is known who that is.
     */
    void byAddress(Strand strand, Consumer<Strand> next) {
        Optional<ServiceIpRule> azure = service.ruleForAzure();
        ServiceCaller.Located origin =
                azure.isPresent() ? new ServiceCaller(walk, strand).inAzure() : ServiceCaller.Located.ELSEWHERE;
        Strand inside = strand.narrow(Walk.from(origin.there()));
        azure.ifPresent(rule -> hand(inside, forAzure(rule), next));
        Strand rest = strand.without(inside.asked());
        Strand named = rest.narrow(Walk.from(firewall.addresses().union(origin.there())));
        hand(named, allowAddress(named), next);
        rest = rest.without(named.asked());
        Strand others = rest.narrow(Walk.from(origin.elsewhere().minus(firewall.addresses())));
        refuseAddress(others, next);
        unknown(rest.without(others.asked()), azure.isPresent());
    }

    final Step forAzure(ServiceIpRule rule) {
        return allow("has rule " + rule + " for all that calls from Azure");
    }

    private void unknown(Strand strand, boolean azure) {
        IpSet seen = strand.now().sources();
        String ofAzure = "whether " + Words.addresses(seen) + " is an address of Azure, all of which " + service.label()
                + " lets in, is not known without data of the service tag AzureCloud";
        boolean named = seen.overlaps(firewall.addresses());
        walk.undetermined(strand, Stage.SERVICE, new Unknown(azure && !named ? ofAzure : unknownAddress()));
    }

    static void hand(Strand strand, Step step, Consumer<Strand> next) {
        if (!strand.isEmpty()) {
            next.accept(strand.then(step));
        }
    }

    /** The error of a service whose public network access is off. */
    abstract String shut();

    /** The error where no rule names the subnet that a service endpoint tells. */
    abstract String unnamedSubnet();

    /** The error where no rule names the address that the service sees. */
    abstract String unnamedAddress();

    final Step allow(String why) {
        return Step.of(Stage.SERVICE, "the firewall of " + service.label() + ", which " + why, Step.Effect.ALLOW);
    }

    final void refuse(Strand strand, String error, String why, Consumer<Strand> onward) {
        refuse(strand, error, why, "", onward);
    }

    private void refuse(Strand strand, String error, String why, String hint, Consumer<Strand> onward) {
        String text = "the firewall of " + service.label() + ", " + why + " (error " + error + ")" + hint;
        walk.refuse(strand, Stage.SERVICE, decider(error, text), onward);
    }

    private Decider decider(String error, String text) {
        return Decider.of(Decider.Kind.SERVICE_FIREWALL, error, service.id(), text);
    }

    /** Refuses callers by an address for which no rule is. */
    final void refuseAddress(Strand strand, Consumer<Strand> onward) {
        if (strand.isEmpty()) {
            return;
        }
        IpSet seen = strand.now().sources();
        String why = "which has no rule for " + Words.addresses(seen);
        String hint = IpRuleWords.nearest(firewall.ipRules(), seen) + withoutEndpoint(strand);
        refuse(strand, unnamedAddress(), why, hint, onward);
    }

    final Step allowAddress(Strand strand) {
        return allow(IpRuleWords.matching(firewall.ipRules(), strand.now().sources()));
    }

    final String unknownAddress() {
        return "with which public address " + walk.source().label() + " calls " + service.label()
                + " is not known, and its firewall has rules for " + Words.addresses(firewall.addresses());
    }

    private String withoutEndpoint(Strand strand) {
        return new ServiceCaller(walk, strand)
                .subnet()
                .filter(subnet -> firewall.names(subnet.id()))
                .map(subnet -> "; that for " + subnet.label() + " needs a service endpoint " + service.service() + " "
                        + (hasEndpoint(subnet) ? "that is for its region" : "there"))
                .orElse("");
    }

    private boolean hasEndpoint(Subnet subnet) {
        return subnet.serviceEndpoints().stream()
                .anyMatch(each -> each.service().equalsIgnoreCase(service.service()));
    }
}
