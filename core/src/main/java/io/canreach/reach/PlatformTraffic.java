package io.canreach.reach;

import io.canreach.model.Access;
import io.canreach.model.AddressMatch;
import io.canreach.model.Direction;
import io.canreach.model.NetworkSecurityGroup;
import io.canreach.model.ResourceId;
import io.canreach.model.SecurityRule;
import io.canreach.model.ServiceTag;
import io.canreach.model.Subnet;
import io.canreach.packet.IpSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Calls to the platform's own addresses: DNS, health and the agent's service at 168.63.129.16, instance metadata at
 * 169.254.169.254. Neither routes nor ordinary rules touch them; only a rule that names AzurePlatformDNS or
 * AzurePlatformIMDS does.
 *
 * @see <a href="https://learn.microsoft.com/azure/virtual-network/network-security-groups-overview">Azure platform
 *     considerations</a>
 */
final class PlatformTraffic {
    private static final IpSet PLATFORM = IpSet.parse("168.63.129.16, 169.254.169.254");
    private static final Map<String, String> ADDRESSES =
            Map.of("azureplatformdns", "168.63.129.16", "azureplatformimds", "169.254.169.254");

    private final Walk walk;

    PlatformTraffic(Walk walk) {
        this.walk = walk;
    }

    /** Ends what goes to the platform, and gives back the rest. */
    List<Strand> take(Strand strand) {
        Strand platform = strand.narrow(Walk.to(PLATFORM));
        if (platform.isEmpty()) {
            return List.of(strand);
        }
        Strand open = platform;
        for (Denial denial : denials()) {
            Strand denied = open.narrow(Walk.to(denial.addresses()));
            NetworkSecurityGroup group = walk.network().get(NetworkSecurityGroup.class, denial.group());
            walk.drop(denied, Stage.OUTBOUND, Deciders.rule(denial.rule(), group, denial.where()));
            open = open.without(denied.asked());
        }
        Step step = Step.of(Stage.END, "Azure platform address, reached outside rules and routes", Step.Effect.ALLOW);
        walk.end(open.then(step), Fate.DELIVERED, Decider.of(Decider.Kind.NO_NSG, "the Azure platform"));
        Strand rest = strand.without(platform.asked());
        return rest.isEmpty() ? List.of() : List.of(rest);
    }

    /** A rule that denies a platform tag. */
    private record Denial(ResourceId group, SecurityRule rule, IpSet addresses, String where) {}

    private List<Denial> denials() {
        List<Denial> denials = new ArrayList<>();
        Optional<Subnet> subnet = walk.source().subnet();
        subnet.flatMap(Subnet::networkSecurityGroup)
                .ifPresent(id -> collect(id, subnet.map(Subnet::label).orElse(""), denials));
        if (walk.source() instanceof Place.Interface it) {
            it.address()
                    .networkInterface()
                    .networkSecurityGroup()
                    .ifPresent(id -> collect(id, walk.source().label(), denials));
        }
        return denials;
    }

    /** In order of priority, so an allow for the same tag stands before a later deny. */
    private void collect(ResourceId id, String where, List<Denial> into) {
        IpSet allowed = IpSet.empty();
        for (SecurityRule rule :
                walk.network().get(NetworkSecurityGroup.class, id).inOrder(Direction.OUTBOUND)) {
            IpSet named = platformAddresses(rule);
            if (rule.access() == Access.ALLOW) {
                allowed = allowed.union(named);
            } else if (!named.minus(allowed).isEmpty()) {
                into.add(new Denial(id, rule, named.minus(allowed), where));
            }
        }
    }

    private static IpSet platformAddresses(SecurityRule rule) {
        IpSet addresses = IpSet.empty();
        for (AddressMatch match : rule.destination()) {
            if (match instanceof ServiceTag tag) {
                String text = ADDRESSES.getOrDefault(tag.name().toLowerCase(Locale.ROOT), "");
                addresses = text.isEmpty() ? addresses : addresses.union(IpSet.parse(text));
            }
        }
        return addresses;
    }
}
