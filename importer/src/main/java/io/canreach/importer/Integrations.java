package io.canreach.importer;

import io.canreach.model.Gap;
import io.canreach.model.OutboundVnetRouting;
import io.canreach.model.ResourceId;
import io.canreach.model.VnetIntegration;
import java.util.Locale;
import java.util.Optional;

/** Reads which virtual network an app calls through, and what of its traffic goes there. */
final class Integrations {
    private final Assembly assembly;
    private final Facts facts;
    private final boolean slot;

    Integrations(Assembly assembly, Facts facts, boolean slot) {
        this.assembly = assembly;
        this.facts = facts;
        this.slot = slot;
    }

    Optional<VnetIntegration> read() {
        Optional<Node> place = subnet();
        Optional<ResourceId> subnet = place.flatMap(Node::reference);
        if (place.isEmpty() || subnet.isEmpty()) {
            return Optional.empty();
        }
        if (!assembly.unknownNetworks().place(subnet.get(), place.get())) {
            open(
                    place.get(),
                    "the subnet that web app '" + facts.id().name() + "' is integrated with is not in the input");
            return Optional.empty();
        }
        return subnet.map(in -> new VnetIntegration(in, routing()));
    }

    private Optional<Node> subnet() {
        for (String field : new String[] {"virtualNetworkSubnetId", "subnetResourceId"}) {
            if (facts.get(field).isPresent()) {
                return Optional.of(facts.get(field));
            }
        }
        Optional<Node> connected = Optional.empty();
        for (Node each : AppFacts.connections(assembly, facts.id(), slot).toList()) {
            Node network = each.get("vnetResourceId");
            if (network.text().orElse("").toLowerCase(Locale.ROOT).contains("/subnets/")) {
                connected = Optional.of(network);
            } else {
                open(each, "web app '" + facts.id().name() + "' is connected to a virtual network by a gateway");
            }
        }
        return connected;
    }

    private void open(Node place, String met) {
        assembly.gap(facts.id(), Gap.Effect.ROUTING, place, met);
    }

    /** Older flags and app settings say the same as the newer object; whichever says yes, it is on. */
    private OutboundVnetRouting routing() {
        Node routing = facts.get("outboundVnetRouting");
        Optional<Node> setting = AppFacts.setting(assembly, facts, slot, "WEBSITE_VNET_ROUTE_ALL");
        Node flag = facts.get("vnetRouteAllEnabled");
        if (!routing.isPresent() && !flag.isPresent() && setting.isEmpty()) {
            open(
                    facts.node(),
                    "web app '" + facts.id().name() + "' does not say which traffic it routes through its network");
        }
        return new OutboundVnetRouting(
                routing.flag("applicationTraffic", false) || flag.flag(false) || isOn("WEBSITE_VNET_ROUTE_ALL"),
                routes(routing, "contentShareTraffic", "vnetContentShareEnabled", "WEBSITE_CONTENTOVERVNET"),
                routes(routing, "imagePullTraffic", "vnetImagePullEnabled", "WEBSITE_PULL_IMAGE_OVER_VNET"),
                routes(routing, "backupRestoreTraffic", "vnetBackupRestoreEnabled", "WEBSITE_BACKUP_RESTORE_OVER_VNET"),
                routing.flag("allTraffic", false));
    }

    private boolean routes(Node routing, String field, String older, String setting) {
        return routing.flag(field, false) || facts.get(older).flag(false) || isOn(setting);
    }

    private boolean isOn(String setting) {
        return AppFacts.setting(assembly, facts, slot, setting)
                .flatMap(Node::text)
                .filter(text -> text.equals("1") || text.equalsIgnoreCase("true"))
                .isPresent();
    }
}
