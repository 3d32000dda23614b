package io.canreach.reach;

import io.canreach.model.AccessRestrictions;
import io.canreach.model.AzureService;
import io.canreach.model.Resource;
import io.canreach.model.WebApp;
import java.util.Optional;

/**
 * One of the two sites of a web app, which have one address and are told apart by their names.
 *
 * @param app the app
 * @param scm whether it is the one by which the app is deployed and managed
 */
record AppSite(WebApp app, boolean scm) {
    AccessRestrictions restrictions() {
        return app.restrictionsOf(scm);
    }

    String label() {
        return scm ? "scm site of " + app.label() : app.label();
    }

    /** What has a public address as an instance of an Azure service: such a one itself, or a web app. */
    static Optional<AzureService> asService(Resource owner) {
        if (owner instanceof WebApp app) {
            return Optional.of(app.asService());
        }
        return owner instanceof AzureService service ? Optional.of(service) : Optional.empty();
    }
}
