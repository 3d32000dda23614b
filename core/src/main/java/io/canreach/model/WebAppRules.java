package io.canreach.model;

import io.canreach.packet.IpFamily;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Azure's rules for App Service apps: the subnets they are integrated with, and their access restrictions.
 *
 * @see <a href="https://learn.microsoft.com/azure/app-service/overview-vnet-integration">Virtual network integration</a>
 */
final class WebAppRules {
    private static final String DELEGATION = "Microsoft.Web/serverFarms";
    private static final int SMALLEST = 28;
    private static final int MAX_RULES = 512;

    private final NetworkRules rules;
    private final Map<ResourceId, WebApp> integrated = new HashMap<>();

    WebAppRules(NetworkRules rules) {
        this.rules = rules;
    }

    void check() {
        for (WebApp app : rules.all(WebApp.class)) {
            app.environment().ifPresent(id -> rules.mustExist(AppServiceEnvironment.class, "ase", id, app.label()));
            app.integration().ifPresent(it -> checkIntegration(app, it));
            checkRestrictions(app, app.label(), app.restrictions());
            checkRestrictions(app, "scm site of " + app.label(), app.scmRestrictions());
        }
    }

    private void checkIntegration(WebApp app, VnetIntegration integration) {
        if (app.environment().isPresent()) {
            rules.problem(app.label() + " runs in an App Service Environment and is integrated with subnet '"
                    + integration.subnet().name() + "'; only apps outside of one are integrated");
        }
        rules.stand(app, app.location(), integration.subnet()).ifPresent(subnet -> checkSubnet(app, subnet));
    }

    private void checkSubnet(WebApp app, Subnet subnet) {
        String place = app.label() + " is integrated with " + subnet.label();
        boolean delegated = subnet.delegations().stream().anyMatch(DELEGATION::equalsIgnoreCase);
        if (!delegated && !rules.isExisting() && subnet.isKnown()) { // an export without the delegation is not complete
            rules.problem(place + ", which is not delegated to " + DELEGATION);
        }
        boolean small = subnet.prefixes().stream()
                .filter(each -> each.family() == IpFamily.IPV4)
                .allMatch(each -> each.prefixLength() > SMALLEST);
        if (small && !subnet.prefixes().isEmpty()) {
            rules.problem(place + " " + subnet.addresses() + "; it needs a subnet of /" + SMALLEST + " or larger");
        }
        if (subnet.has(IpFamily.IPV6)) {
            rules.problem(place + ", which has an IPv6 prefix; integration is with IPv4 alone");
        }
        checkModel(place, subnet);
        if (!rules.isExisting()) { // Azure has begun to let several plans join
            checkPlan(app, subnet, place);
        }
        checkEndpoints(app, subnet, place);
    }

    private void checkModel(String place, Subnet subnet) {
        rules.networkOf(subnet)
                .filter(vnet -> vnet.model() == DeploymentModel.CLASSIC)
                .ifPresent(vnet -> rules.problem(
                        place + " of the classic " + vnet.label() + "; integration is with Resource Manager networks"));
    }

    /** Two apps of one subnet must be of one plan, as far as their plans are known. */
    private void checkPlan(WebApp app, Subnet subnet, String place) {
        WebApp other = integrated.putIfAbsent(subnet.id(), app);
        if (other != null
                && app.plan().isPresent()
                && other.plan().isPresent()
                && !app.plan().equals(other.plan())) {
            rules.problem(place + ", and so is " + other.label() + " of another plan; a subnet serves one plan");
        }
    }

    private void checkEndpoints(WebApp app, Subnet subnet, String place) {
        rules.all(PrivateEndpoint.class).stream()
                .filter(each -> each.subnet().equals(subnet.id()))
                .filter(each -> each.service().equals(Optional.of(app.id())))
                .forEach(each ->
                        rules.problem(place + ", in which its " + each.label() + " stands; they need two subnets"));
    }

    private void checkRestrictions(WebApp app, String owner, AccessRestrictions list) {
        if (list.rules().size() > MAX_RULES) {
            rules.problem(owner + " has " + list.rules().size() + " access restrictions; at most " + MAX_RULES
                    + " are allowed");
        }
        for (AccessRestriction each : list.rules()) {
            String rule = "access restriction '" + each.name() + "' (" + each.priority() + ") of " + owner + " ";
            each.faults().forEach(fault -> rules.problem(rule + fault));
            if (each.callers() instanceof AccessRestriction.BySubnet by) {
                checkSubnetRule(app, rule, by);
            }
        }
    }

    /** A rule for a subnet that is elsewhere says nothing about it. */
    private void checkSubnetRule(WebApp app, String rule, AccessRestriction.BySubnet by) {
        if (app.environment().isPresent()) {
            rules.problem(rule + "is for a subnet; apps in an App Service Environment take none");
        }
        Optional<Subnet> subnet = rules.find(Subnet.class, by.subnet());
        boolean missing = subnet.filter(it -> !hasEndpoint(it)).isPresent();
        if (missing && !by.ignoreMissing() && !rules.isExisting()) {
            rules.problem(rule + "is for " + subnet.get().label() + ", which has no service endpoint " + WebApp.SERVICE
                    + "; turn it on there, or let the rule ignore that it is missing");
        }
    }

    static boolean hasEndpoint(Subnet subnet) {
        return subnet.serviceEndpoints().stream()
                .anyMatch(each -> each.service().equalsIgnoreCase(WebApp.SERVICE));
    }
}
