package io.canreach.reach;

import io.canreach.model.Assumption;
import io.canreach.model.AzureService;
import io.canreach.model.KnownAddress;
import io.canreach.model.ServiceTag;
import io.canreach.model.Subnet;
import io.canreach.model.Unknown;
import io.canreach.packet.IpSet;
import io.canreach.packet.Rewrite;
import io.canreach.security.Doubts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Azure Storage in a subnet's own region, which machines reach without any way out. Its packets keep their private source.
 *
 * @see <a href="https://learn.microsoft.com/azure/virtual-network/ip-services/default-outbound-access">Private subnets</a>
 */
final class RegionalStorage {
    private static final String NAME = "Azure Storage of the same region, which a private subnet reaches, too";
    private static final Assumption BY_USER_ROUTE = Assumption.STORAGE_BY_USER_ROUTE;

    private final Walk walk;
    private final String region;
    private final boolean byUserRoute;

    RegionalStorage(Walk walk, Subnet subnet, boolean byUserRoute) {
        this.walk = walk;
        this.region = walk.network().virtualNetworkOf(subnet).location();
        this.byUserRoute = byUserRoute;
    }

    /** The ways to storage that is there, and to such that may be. */
    List<OutboundMethod> methods() {
        List<OutboundMethod> methods = new ArrayList<>();
        add(known(), List.of(), methods);
        Unknown why = new Unknown("whether a storage account is in the region of the private subnet is not declared");
        add(possible().minus(known()), List.of(why), methods);
        return methods;
    }

    private void add(IpSet addresses, List<Unknown> doubts, List<OutboundMethod> methods) {
        if (addresses.isEmpty()) {
            return;
        }
        OutboundMethod method =
                new OutboundMethod(NAME, "", true, Walk.to(addresses), Rewrite.none(), doubts, List.of());
        methods.add(byUserRoute ? disputed(method) : method);
    }

    private OutboundMethod disputed(OutboundMethod method) {
        OutboundMethod assuming = method.assuming(List.of(BY_USER_ROUTE));
        return switch (walk.network().assumptions().reading(BY_USER_ROUTE)) {
            case FIRST ->
                OutboundMethod.nowhere(
                                method.carries(), "a user-defined route to the Internet leads out of no private subnet")
                        .assuming(List.of(BY_USER_ROUTE));
            case SECOND -> assuming;
            case ASK -> assuming.doubting(List.of(Doubts.of(BY_USER_ROUTE)));
        };
    }

    private IpSet known() {
        IpSet inData = Regions.isKnown(region)
                ? walk.network()
                        .serviceTags()
                        .prefixes(new ServiceTag("Storage").in(region))
                        .orElse(IpSet.empty())
                : IpSet.empty();
        return accounts().stream()
                .filter(each -> Regions.same(region, each.location()))
                .map(this::addresses)
                .reduce(inData, IpSet::union);
    }

    private IpSet possible() {
        return IpSet.unionOf(accounts().stream()
                .filter(each -> !Regions.isKnown(region) || !Regions.isKnown(each.location()))
                .map(this::addresses)
                .toList());
    }

    private List<AzureService> accounts() {
        return walk.network().all(AzureService.class).stream()
                .filter(each -> each.service().toLowerCase(Locale.ROOT).startsWith("microsoft.storage"))
                .toList();
    }

    /** The address of an account; where it is not known, whatever it is called at. */
    private IpSet addresses(AzureService account) {
        if (account.publicAddress() instanceof KnownAddress known) {
            return IpSet.of(known.ip());
        }
        boolean called = walk.target().accepted().contains(account.id());
        return called ? walk.target().addresses() : IpSet.empty();
    }
}
