package io.canreach.importer;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Resource Graph's older answer: column names apart from the rows. */
final class Table {
    private Table() {}

    static boolean isOne(Node node) {
        return node.isObject()
                && node.peek("columns").isArray()
                && node.peek("rows").isArray();
    }

    /** Each row as an object. */
    static List<Node> rows(Node table) {
        List<String> columns = new ArrayList<>();
        for (Node column : table.list("columns")) {
            columns.add(
                    column.isObject() ? column.text("name", "") : column.text().orElse(""));
        }
        return table.list("rows").stream().map(row -> row(columns, row)).toList();
    }

    private static Node row(List<String> columns, Node row) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        List<Node> cells = row.items();
        if (cells.size() != columns.size()) {
            row.refuse(
                    "the row has " + cells.size() + " cells and the table " + columns.size() + " columns",
                    "what the cells say is not known");
        }
        for (int i = 0; i < Math.min(cells.size(), columns.size()); i++) {
            object.set(columns.get(i), cells.get(i).json());
        }
        return row.holding(object);
    }
}
