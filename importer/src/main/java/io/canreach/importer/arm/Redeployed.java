package io.canreach.importer.arm;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Of resources that are deployed more than once, the last deployment holds. */
final class Redeployed {
    private final Run run;
    private final Order order;

    Redeployed(Run run, Order order) {
        this.run = run;
        this.order = order;
    }

    List<Instance> last(List<Instance> all) {
        Map<String, Instance> byId = new LinkedHashMap<>();
        all.forEach(each -> byId.merge(Json.lower(each.id()), each, this::later));
        return new ArrayList<>(byId.values());
    }

    private Instance later(Instance one, Instance other) {
        if (one.full().equals(other.full())) {
            return one;
        }
        boolean before = one.frame().run() != other.frame().run();
        boolean first = !before && order.isAfter(one, other);
        Instance last = first ? one : other;
        String met = one + " is deployed twice, here and in " + (first ? other : one).spot();
        if (before || first || order.isAfter(other, one)) {
            run.info(last.spot(), met, "the later deployment is read");
        } else {
            run.warn(last.spot(), met, "neither waits for the other; the one that stands later is read");
        }
        return last;
    }
}
