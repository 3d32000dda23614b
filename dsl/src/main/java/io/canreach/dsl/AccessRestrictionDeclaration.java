package io.canreach.dsl;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A web app to which an access restriction was added last: what follows narrows that rule. Addresses of several calls are
 * alternatives; headers of several calls must all match.
 *
 * @see <a href="https://learn.microsoft.com/azure/app-service/app-service-ip-restrictions">Access restrictions</a>
 */
public final class AccessRestrictionDeclaration extends WebAppDeclaration {
    private final boolean scm;

    AccessRestrictionDeclaration(WebAppFacts facts, boolean scm) {
        super(facts);
        this.scm = scm;
    }

    /**
     * Narrows the rule to some addresses, as the app sees them: at most 8 blocks, or service tags.
     *
     * @param first such as {@code cidr("198.51.100.0/24")} or {@code tag("AzureFrontDoor.Backend")}
     * @param more further alternatives
     * @return a new declaration
     */
    public AccessRestrictionDeclaration from(RuleAddress first, RuleAddress... more) {
        return with(rule -> changed(
                rule,
                Lists.concat(rule.addresses(), Lists.concat(List.of(first), List.of(more))),
                rule.subnet(),
                rule.ignoreMissing(),
                rule.headers()));
    }

    /**
     * Narrows the rule to callers of a subnet that has a service endpoint for Microsoft.Web.
     *
     * @param subnet {@code vnet/subnet}, or the subnet's name where only one has it
     * @return a new declaration
     */
    public AccessRestrictionDeclaration fromSubnet(String subnet) {
        return with(rule -> changed(rule, rule.addresses(), Optional.of(subnet), rule.ignoreMissing(), rule.headers()));
    }

    /**
     * Lets a rule for a subnet be there while the subnet has no service endpoint, without effect.
     *
     * @return a new declaration
     */
    public AccessRestrictionDeclaration ignoringMissingEndpoint() {
        return with(rule -> changed(rule, rule.addresses(), rule.subnet(), true, rule.headers()));
    }

    /**
     * Narrows the rule to requests that bear one of some values of a header.
     *
     * @param name X-Forwarded-For, X-Forwarded-Host, X-Azure-FDID or X-FD-HealthProbe
     * @param first a value
     * @param more further alternatives; at most 8 in all
     * @return a new declaration
     */
    public AccessRestrictionDeclaration header(String name, String first, String... more) {
        return with(rule -> {
            Map<String, List<String>> headers = new LinkedHashMap<>(rule.headers());
            List<String> values = Lists.concat(List.of(first), List.of(more));
            headers.merge(name, values, Lists::concat);
            return changed(rule, rule.addresses(), rule.subnet(), rule.ignoreMissing(), headers);
        });
    }

    private static WebAppFacts.Rule changed(
            WebAppFacts.Rule rule,
            List<RuleAddress> addresses,
            Optional<String> subnet,
            boolean ignoreMissing,
            Map<String, List<String>> headers) {
        return new WebAppFacts.Rule(
                rule.priority(), rule.name(), rule.action(), addresses, subnet, ignoreMissing, headers);
    }

    private AccessRestrictionDeclaration with(UnaryOperator<WebAppFacts.Rule> change) {
        return new AccessRestrictionDeclaration(
                facts().with(facts().entry().with(scm, rules -> rules.withLast(change))), scm);
    }
}
