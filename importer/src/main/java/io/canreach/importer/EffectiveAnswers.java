package io.canreach.importer;

import java.util.List;

/** Azure's answers about the effective routes and rules of an interface. They do not say of which interface they are. */
final class EffectiveAnswers implements Format {
    @Override
    public boolean recognises(Node document) {
        List<Node> rows = rows(document);
        return !rows.isEmpty() && rows.stream().allMatch(each -> isRoute(each) || isGroup(each));
    }

    @Override
    public void read(Node document, Inventory inventory) {
        if (rows(document).stream().allMatch(EffectiveAnswers::isRoute)) {
            inventory.addRoutes(document, rows(document));
        } else {
            document.info(
                    "these are effective security rules of an interface",
                    "they are not read; NSGs and admin rules say the same and more");
        }
    }

    private static List<Node> rows(Node document) {
        Node list = document.isArray() ? document : document.peek("value");
        return list.isArray() ? list.items().stream().filter(Node::isObject).toList() : List.of();
    }

    private static boolean isRoute(Node row) {
        return row.peek("addressPrefix").isPresent()
                && row.peek("nextHopType").isPresent()
                && row.peek("source").isText()
                && !row.peek("id").isPresent();
    }

    private static boolean isGroup(Node row) {
        return row.peek("effectiveSecurityRules").isArray();
    }
}
