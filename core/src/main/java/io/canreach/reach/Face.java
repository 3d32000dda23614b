package io.canreach.reach;

import io.canreach.model.ResourceId;
import java.util.List;

/**
 * A public address of somebody else by which a machine is called: a load balancer, a firewall, an appliance.
 *
 * @param target what is called
 * @param asked whether a rule there is for some of the traffic asked about
 */
record Face(Target target, boolean asked) {
    /** Those at which the traffic is asked about; where no rule is for it, and there is no other address, all of them. */
    static List<Target> choose(List<Face> faces, boolean hasOthers) {
        boolean any = hasOthers || faces.stream().anyMatch(Face::asked);
        return faces.stream()
                .filter(face -> face.asked() || !any)
                .map(Face::target)
                .distinct()
                .toList();
    }

    /** The same address, by which somebody else is called. */
    Face accepting(ResourceId other) {
        return new Face(target.accepting(other), asked);
    }
}
