package io.canreach.watch;

import io.canreach.model.Direction;
import io.canreach.model.Network;
import io.canreach.model.NextHopType;
import io.canreach.model.ServiceTag;
import io.canreach.model.ServiceTags;
import io.canreach.model.SqlManagedInstance;
import io.canreach.model.Subnet;
import io.canreach.packet.IpFamily;
import io.canreach.packet.IpSet;
import io.canreach.packet.PortSet;
import io.canreach.routing.EffectiveRoute;
import io.canreach.routing.EffectiveRoutes;
import io.canreach.routing.RoutePart;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the NSG and the route table of a SQL managed instance's subnet must let through and lead to. Azure keeps rules and routes
 * for it itself; a rule or route before these takes it away. Storage is needed in the paired region, too, which is not looked at.
 *
 * @see <a href="https://learn.microsoft.com/azure/azure-sql/managed-instance/connectivity-architecture-overview">Connectivity
 *     architecture of managed instances</a>
 */
public final class ManagedInstanceRules {
    private static final String DIRECTORY = "AzureActiveDirectory";
    private static final String COLLECTOR = "OneDsCollector";
    private static final String STORAGE = "Storage";
    private static final String NODES = "the nodes of the instance do not see each other";

    private final Network network;
    private final Subnet subnet;
    private final String storage;

    private ManagedInstanceRules(Network network, SqlManagedInstance instance) {
        this.subnet = network.get(Subnet.class, instance.subnet());
        String location =
                instance.location().isEmpty() ? network.virtualNetworkOf(subnet).location() : instance.location();
        boolean known = location.matches("[A-Za-z][A-Za-z0-9 ]*");
        this.storage = known ? new ServiceTag(STORAGE).in(location).name() : STORAGE;
        this.network = network.withServiceTags(withTags(network.serviceTags()));
    }

    /**
     * Looks at the NSG of an instance's subnet.
     *
     * @param network the network
     * @param instance one of its managed instances
     * @return everything required, fulfilled or not
     */
    public static List<RequiredRule> of(Network network, SqlManagedInstance instance) {
        return new ManagedInstanceRules(network, instance).rules();
    }

    /**
     * Looks at the routes of an instance's subnet.
     *
     * @param network the network
     * @param instance one of its managed instances
     * @return everything required, fulfilled or not
     */
    public static List<RequiredRoute> routes(Network network, SqlManagedInstance instance) {
        return new ManagedInstanceRules(network, instance).routes();
    }

    private List<RequiredRule> rules() {
        RequiredRules rules = new RequiredRules(network, subnet);
        PortSet https = PortSet.of(443);
        rules.requireAll("health", Direction.INBOUND, "AzureLoadBalancer", "the instance counts as down");
        rules.requireAll("nodes", Direction.INBOUND, RequiredRules.ITSELF, NODES);
        rules.require("sign-in", Direction.OUTBOUND, https, DIRECTORY, "nobody signs in by Microsoft Entra");
        rules.require("diagnostics", Direction.OUTBOUND, https, COLLECTOR, "the instance cannot be managed");
        rules.require("storage", Direction.OUTBOUND, https, storage, "databases are neither backed up nor managed");
        rules.requireAll("nodes", Direction.OUTBOUND, RequiredRules.ITSELF, NODES);
        return rules.all();
    }

    private List<RequiredRoute> routes() {
        EffectiveRoutes routes = EffectiveRoutes.of(network, subnet);
        List<RequiredRoute> required = new ArrayList<>();
        required.add(route(
                routes, RequiredRules.ITSELF, subnet.addresses().restrictTo(IpFamily.IPV4), NextHopType.VNET_LOCAL));
        for (String tag : List.of(DIRECTORY, COLLECTOR, storage)) {
            IpSet addresses = network.serviceTags()
                    .prefixes(new ServiceTag(tag))
                    .orElse(IpSet.empty())
                    .restrictTo(IpFamily.IPV4);
            required.add(route(routes, tag, addresses, NextHopType.INTERNET));
        }
        return required;
    }

    private static RequiredRoute route(EffectiveRoutes routes, String name, IpSet to, NextHopType hop) {
        List<RoutePart> parts = routes.split(to);
        RoutePart shown =
                parts.stream().filter(part -> !leads(part, hop)).findFirst().orElse(parts.get(0));
        String by = shown.route().map(EffectiveRoute::toString).orElse("the absence of any route");
        return new RequiredRoute(name, hop, leads(shown, hop), by);
    }

    private static boolean leads(RoutePart part, NextHopType hop) {
        return part.route().filter(route -> route.nextHopType() == hop).isPresent()
                && part.doubts().isEmpty()
                && part.obstacle().isEmpty();
    }

    /** Tags whose prefixes are not given stand for one address each, which the wider tags have, too. */
    private ServiceTags withTags(ServiceTags given) {
        ServiceTags tags = given;
        tags = withTag(tags, DIRECTORY, IpSet.parse("203.0.113.249"));
        tags = withTag(tags, COLLECTOR, IpSet.parse("203.0.113.248"));
        tags = withTag(tags, STORAGE, addresses(tags, storage).orElse(IpSet.parse("203.0.113.247")));
        tags = withTag(tags, storage, addresses(tags, STORAGE).orElseThrow());
        IpSet all = IpSet.unionOf(List.of(
                addresses(tags, DIRECTORY).orElseThrow(),
                addresses(tags, COLLECTOR).orElseThrow(),
                addresses(tags, STORAGE).orElseThrow()));
        return withTag(tags, "AzureCloud", all);
    }

    private static Optional<IpSet> addresses(ServiceTags tags, String name) {
        return tags.prefixes(new ServiceTag(name));
    }

    private static ServiceTags withTag(ServiceTags tags, String name, IpSet addresses) {
        ServiceTag tag = new ServiceTag(name);
        return tags.prefixes(tag).isPresent() ? tags : tags.with(tag, addresses);
    }
}
