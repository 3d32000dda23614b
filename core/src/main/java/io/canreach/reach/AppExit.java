package io.canreach.reach;

import io.canreach.model.AddressClass;
import io.canreach.model.Gap;
import io.canreach.model.Subnet;
import io.canreach.model.Unknown;
import io.canreach.model.VnetIntegration;
import io.canreach.model.WebApp;
import io.canreach.packet.IpSet;
import io.canreach.packet.PacketSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Calls of web apps: through the subnet they are integrated with, as its rules and routes lead them, or out by the platform, past
 * all rules and routes.
 *
 * @see <a href="https://learn.microsoft.com/azure/app-service/overview-vnet-integration">Virtual network integration</a>
 */
final class AppExit {
    private static final IpSet PRIVATE = AddressClass.RFC_1918.addresses();

    private final Walk walk;
    private final Place.App from;
    private final WebApp app;

    AppExit(Walk walk, Place.App from) {
        this.walk = walk;
        this.from = from;
        this.app = from.app();
    }

    void leave(Strand strand) {
        Strand carried = strand.narrow(OutboundMethod.TCP_AND_UDP);
        String text = "no way out: " + app.label() + " calls with TCP and UDP only";
        walk.drop(strand.without(carried.asked()), Stage.EGRESS, Decider.of(Decider.Kind.NO_OUTBOUND_METHOD, text));
        Strand platform = carried.narrow(Walk.to(AddressClass.AZURE_PLATFORM.addresses()));
        String unknown = "whether " + app.label() + " reaches Azure's own addresses is not documented";
        walk.undetermined(platform, Stage.END, new Unknown(unknown));
        Strand rest = carried.without(platform.asked());
        if (from.subnet().isPresent()) {
            through(rest, from.subnet().get());
        } else if (!gaps().isEmpty()) {
            walk.undetermined(rest, Stage.INTEGRATION, gaps().get(0));
        } else {
            new AppPlatformExit(walk, from).leave(rest);
        }
    }

    private void through(Strand strand, Subnet subnet) {
        if (isRouted()) {
            into(strand, "routes its " + from.traffic());
            return;
        }
        Strand toPrivate = strand.narrow(Walk.to(PRIVATE));
        into(toPrivate, "routes private addresses");
        Strand others = strand.without(toPrivate.asked());
        if (gaps().isEmpty()) {
            unrouted(others, subnet);
        } else {
            List<Consumer<Strand>> ways = List.of(it -> into(it, "may route this"), it -> unrouted(it, subnet));
            walk.tryAll(others, ways, gaps());
        }
    }

    private List<Unknown> gaps() {
        return walk.network().gaps(app.id(), Gap.Effect.ROUTING);
    }

    private void unrouted(Strand others, Subnet subnet) {
        if (others.isEmpty()) {
            return;
        }
        Optional<UnplacedService> unplaced = UnplacedService.calledFrom(walk, from, subnet);
        if (unplaced.isPresent()) {
            unplaced.get().choose(others, this::byEndpoint, this::byPlatform);
        } else {
            byEndpoints(others, subnet);
        }
    }

    private boolean isRouted() {
        return app.integration()
                .map(VnetIntegration::routing)
                .filter(routing -> routing.routes(from.traffic()))
                .isPresent();
    }

    /** What the subnet's service endpoints are for goes through it, too. */
    private void byEndpoints(Strand strand, Subnet subnet) {
        AppServiceSpace space = new AppServiceSpace(walk.view().routes(subnet));
        Strand sure = strand.narrow(Walk.to(space.sure()));
        byEndpoint(sure);
        Strand rest = strand.without(sure.asked());
        PacketSet decided = PacketSet.empty();
        for (AppServiceSpace.Doubtful each : space.doubtful(rest.now().destinations())) {
            Strand here = rest.narrow(Walk.to(each.addresses()));
            walk.tryAll(here, List.of(this::byEndpoint, this::byPlatform), each.why());
            decided = decided.union(here.asked());
        }
        byPlatform(rest.without(decided));
    }

    private void byEndpoint(Strand strand) {
        into(strand, "has a service endpoint for it");
    }

    private void byPlatform(Strand strand) {
        new AppPlatformExit(walk, from).leave(strand);
    }

    /** Through the subnet: its outbound rules, then its routes. */
    private void into(Strand strand, String why) {
        if (!strand.isEmpty()) {
            String text = "virtual network integration, which " + why;
            walk.leave(from, strand.then(Step.pass(Stage.INTEGRATION, text)));
        }
    }
}
