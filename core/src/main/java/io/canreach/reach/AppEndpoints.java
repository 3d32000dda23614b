package io.canreach.reach;

import io.canreach.model.Network;
import io.canreach.model.PrivateEndpoint;
import io.canreach.model.ResourceId;
import io.canreach.model.WebApp;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The private endpoints of web apps. A slot's is one of its app, for the part {@code sites-<slot>}.
 *
 * @see <a href="https://learn.microsoft.com/azure/app-service/overview-private-endpoint">Private endpoints for apps</a>
 */
final class AppEndpoints {
    private static final String SLOT = "sites-";

    private AppEndpoints() {}

    static List<PrivateEndpoint> of(Network network, WebApp app) {
        return network.all(PrivateEndpoint.class).stream()
                .filter(each -> leadsTo(each, app))
                .toList();
    }

    private static boolean leadsTo(PrivateEndpoint endpoint, WebApp app) {
        if (endpoint.service().equals(Optional.of(app.id()))) {
            return endpoint.groupIds().isEmpty() || endpoint.groupIds().stream().anyMatch(each -> !isSlots(each));
        }
        Optional<ResourceId> parent = app.id().parent();
        return parent.isPresent()
                && endpoint.service().equals(parent)
                && endpoint.groupIds().stream().anyMatch((SLOT + app.name())::equalsIgnoreCase);
    }

    private static boolean isSlots(String groupId) {
        return groupId.toLowerCase(Locale.ROOT).startsWith(SLOT);
    }

    /** The app or slot behind a private endpoint. */
    static Optional<WebApp> behind(Network network, PrivateEndpoint endpoint) {
        return network.all(WebApp.class).stream()
                .filter(app -> leadsTo(endpoint, app))
                .findFirst();
    }
}
