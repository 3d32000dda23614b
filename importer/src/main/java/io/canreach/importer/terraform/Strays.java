package io.canreach.importer.terraform;

import io.canreach.importer.arm.expression.Unknowns;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Children of which it is not known to which of several parents they belong. */
final class Strays {
    private static final int MOST_COPIES = 100_000;

    private final Translation translation;
    private long copies;

    Strays(Translation translation) {
        this.translation = translation;
    }

    /** A security rule may stand in any of the groups that it may belong to; of other children only that is said. */
    void place(Instance child, Parent parent, Optional<Planned> made) {
        Block block = new Block(translation.ids(), child);
        if (made.isEmpty() || !Unknowns.isUnknown(block.value(parent.attribute()))) {
            return;
        }
        Block.Resolved resolved = block.resolved(parent.attribute(), parent.type());
        boolean rule = parent.type().equals(Azure.NSG);
        copies += rule ? resolved.candidates().size() : 0;
        if (copies > MOST_COPIES) {
            translation
                    .notes()
                    .refuse(
                            child.address(),
                            "too many rules may belong to any group",
                            "what those groups decide is not known");
            return;
        }
        for (Instance candidate : resolved.candidates()) {
            Optional<Planned> holder = translation.find(translation.ids().of(candidate));
            holder.filter(each -> rule).ifPresent(each -> add(child, made.get(), each));
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
