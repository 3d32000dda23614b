package io.canreach.importer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Azure's own JSON: a resource, or resources in a list, in an answer of the REST interface or of Resource Graph, or in a
 * map by their ids.
 */
final class AzureJson implements Format {
    static final String ALLOWED = "allowed is Azure REST or CLI JSON: a resource with its id, a list of them, an answer"
            + " {\"value\": [..]}, a Resource Graph answer {\"data\": [..]} or an object whose keys are resource ids";

    private static final List<String> MORE =
            List.of("nextLink", "odata.nextLink", "$skipToken", "skipToken", "skip_token");

    @Override
    public boolean recognises(Node document) {
        return Identity.of(document).isPresent()
                || NetworkGroups.isDeployment(document)
                || members(document).isPresent();
    }

    @Override
    public void read(Node document, Inventory inventory) {
        List<Node> strange = new ArrayList<>();
        int before = inventory.size();
        collect(document, inventory, strange);
        boolean nothing = inventory.size() == before;
        if (nothing && !strange.isEmpty()) {
            throw nothingFound(document);
        }
        if (nothing) {
            document.warn("the list is empty", "the network has nothing of it");
        }
        strange.forEach(AzureJson::leftOut);
    }

    static ImportException nothingFound(Node document) {
        return new ImportException(document.file() + " is JSON but holds no Azure resource; " + ALLOWED);
    }

    private void collect(Node node, Inventory inventory, List<Node> strange) {
        Optional<Identity> identity = Identity.of(node);
        if (identity.isPresent()) {
            inventory.add(identity.get(), node);
            return;
        }
        if (NetworkGroups.isDeployment(node)) {
            inventory.addDeployment(node);
            return;
        }
        Optional<List<Node>> members = members(node);
        members.ifPresent(each -> each.forEach(member -> collect(member, inventory, strange)));
        members.ifPresent(each -> checkComplete(node));
        if (members.isEmpty()) {
            strange.add(node);
        }
    }

    private static Optional<List<Node>> members(Node node) {
        if (node.isArray()) {
            return Optional.of(node.items());
        }
        return node.isObject() ? membersOfObject(node) : Optional.empty();
    }

    private static Optional<List<Node>> membersOfObject(Node node) {
        for (String key : List.of("value", "data")) {
            if (node.peek(key).isArray()) {
                return Optional.of(node.peek(key).items());
            }
        }
        for (Node table : List.of(node, node.peek("data"))) {
            if (Table.isOne(table)) {
                return Optional.of(Table.rows(table));
            }
        }
        boolean keyed = node.fields().stream().anyMatch(each -> Identity.isId(each.key()));
        return keyed ? Optional.of(node.fields()) : Optional.empty();
    }

    /** An answer that goes on elsewhere lacks resources, and nothing else would say so. */
    private static void checkComplete(Node answer) {
        if (!answer.isObject()) {
            return;
        }
        MORE.stream()
                .map(answer::peek)
                .filter(Node::isPresent)
                .forEach(more -> more.warn(
                        "the answer goes on on another page",
                        "resources of the other pages are missing; import all pages together"));
        if (answer.flag("resultTruncated", false)) {
            answer.warn("the answer was cut off", "resources are missing; import all of them together");
        }
    }

    private static void leftOut(Node node) {
        String what = TemplateDocuments.noun(node).orElse("no Azure resource: it has no id and no type");
        node.warn("this is " + what, "it is left out, and whatever it describes is missing");
    }
}
