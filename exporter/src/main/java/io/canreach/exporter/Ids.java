package io.canreach.exporter;

import io.canreach.model.ResourceId;
import java.util.Locale;

/** What ids tell: whether they are Azure's own, and of which resource group they are. */
final class Ids {
    private Ids() {}

    /** Whether an id names its subscription and resource group, as Azure's own do and those of declared resources do not. */
    static boolean isFull(ResourceId id) {
        return id.value().toLowerCase(Locale.ROOT).startsWith("/subscriptions/")
                && id.resourceGroup().isPresent();
    }
}
