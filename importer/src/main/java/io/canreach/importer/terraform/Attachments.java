package io.canreach.importer.terraform;

import io.canreach.importer.arm.expression.Unknowns;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Puts what ties two resources together into one of them, and takes out of it what the plan unties. */
final class Attachments {
    private static final int MOST_DOUBTFUL = 1_000_000;
    private static final String TOO_MANY = "more than " + MOST_DOUBTFUL + " attachments are possible and not certain";

    private final Translation translation;
    private long doubtful;

    Attachments(Translation translation) {
        this.translation = translation;
    }

    void attach(List<Instance> here, List<Instance> gone) {
        gone.forEach(each -> translation.mappings().attachment(each).ifPresent(it -> change(each, it, false)));
        here.forEach(each -> translation.mappings().attachment(each).ifPresent(it -> change(each, it, true)));
    }

    private void change(Instance instance, Attachment attachment, boolean add) {
        Block block = new Block(translation.ids(), instance);
        ObjectNode fields = Tree.empty();
        attachment.fields().forEach(each -> each.put(block, fields));
        JsonNode target = block.value(attachment.attribute());
        if (Unknowns.isUnknown(target)) {
            changeAny(fields, block, attachment, add);
        } else {
            change(target.asString(""), fields, block, attachment, add);
        }
    }

    private void changeAny(ObjectNode fields, Block block, Attachment attachment, boolean add) {
        Block.Resolved resolved = block.resolved(attachment.attribute(), attachment.type());
        doubtful += resolved.candidates().size();
        if (doubtful > MOST_DOUBTFUL) {
            translation.notes().refuse(block.instance().address(), TOO_MANY, "what is attached to what is not known");
            return;
        }
        ObjectNode given = resolved.isCertain() ? fields : doubtful(fields);
        resolved.candidates().forEach(each -> change(translation.ids().of(each), given, block, attachment, add));
    }

    /** What one of several gets: each of them gets something of which nothing is known. */
    private static ObjectNode doubtful(ObjectNode fields) {
        ObjectNode doubtful = fields.deepCopy();
        doubtful.findParents("id")
                .forEach(each -> ((ObjectNode) each).put("id", each.path("id").asString("") + "-or-none"));
        return doubtful;
    }

    private void change(String id, ObjectNode fields, Block block, Attachment attachment, boolean add) {
        translation
                .find(id)
                .ifPresentOrElse(
                        target -> change(target.properties(), fields, block, attachment, add),
                        () -> missing(id, block, add));
    }

    private void missing(String id, Block block, boolean add) {
        if (add) {
            translation
                    .notes()
                    .warn(
                            block.instance().address(),
                            "the resource that this attaches something to is not in the plan: " + id,
                            "it is left out; what that resource then has is not known");
        }
    }

    private static void change(ObjectNode target, ObjectNode fields, Block block, Attachment attachment, boolean add) {
        String named = attachment.element().isEmpty()
                ? ""
                : block.text(attachment.element()).orElse("");
        if (attachment.list().isEmpty()) {
            change(target, fields, add);
            return;
        }
        for (ObjectNode each : Translation.objects(target.path(attachment.list()))) {
            if (named.isEmpty() || Translation.isNamed(each, named)) {
                change(Tree.object(each, "properties"), fields, add);
            }
        }
    }

    private static void change(ObjectNode target, ObjectNode fields, boolean add) {
        for (Map.Entry<String, JsonNode> each : fields.properties()) {
            JsonNode there = target.path(each.getKey());
            if (each.getValue().isArray()) {
                target.set(each.getKey(), changed(there, each.getValue(), add));
            } else if (add) {
                target.set(each.getKey(), each.getValue());
            } else if (there.equals(each.getValue())) {
                target.remove(each.getKey());
            }
        }
    }

    /** A list of its own, since the one that is there may be the plan's. */
    private static ArrayNode changed(JsonNode list, JsonNode elements, boolean add) {
        Set<JsonNode> all = new LinkedHashSet<>(list.values());
        all.removeAll(elements.values());
        if (add) {
            all.addAll(elements.values());
        }
        return JsonNodeFactory.instance.arrayNode().addAll(all);
    }
}
