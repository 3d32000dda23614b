package io.canreach.importer.terraform;

import io.canreach.importer.arm.expression.Unknowns;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Children of which it is not known to which of several parents they belong. */
final class Strays {
    private static final int MOST_COPIES = 100_000;
    private static final String TOO_MANY = "too many rules may belong to any group";

    private final Translation translation;
    private long copies;

    Strays(Translation translation) {
        this.translation = translation;
    }

    /** A security rule may stand in any of the groups that it may belong to; of other children only that is said. */
    void place(Instance child, Parent parent, Optional<Planned> made) {
        Block block = new Block(translation.ids(), child);
        if (made.isPresent() && Unknowns.isUnknown(block.value(parent.attribute()))) {
            Block.Resolved resolved = block.resolved(parent.attribute(), parent.type());
            if (parent.type().equals(Azure.NSG)) {
                copy(child, made.get(), resolved.candidates());
            }
        }
    }

    private void copy(Instance child, Planned made, List<Instance> candidates) {
        copies += candidates.size();
        if (copies > MOST_COPIES) {
            translation.notes().refuse(child.address(), TOO_MANY, "what those groups decide is not known");
            return;
        }
        for (Instance each : candidates) {
            translation.find(translation.ids().of(each)).ifPresent(holder -> add(child, made, holder));
        }
    }

    private static void add(Instance child, Planned made, Planned holder) {
        ObjectNode rule = made.json().deepCopy();
        rule.remove("id");
        String reason = "whether " + child + " belongs to " + holder.address() + " is known only after apply";
        ((ObjectNode) rule.path("properties")).set("priority", Unknowns.of(reason));
        Tree.list(holder.properties(), "securityRules").add(rule);
    }
}
