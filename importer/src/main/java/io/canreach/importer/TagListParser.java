package io.canreach.importer;

import io.canreach.model.InvalidValueException;
import io.canreach.model.ServiceTag;
import io.canreach.packet.Cidr;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Reads service tags token by token, since a list of them is long. Whether a tag stands in the published file, in an
 * answer of Azure or in what a shell wrote of it: it is an object with a name and, in it or its properties, its prefixes.
 */
final class TagListParser {
    private final JsonParser json;
    private final TagList.Builder list;

    TagListParser(JsonParser json, TagList.Builder list) {
        this.json = json;
        this.list = list;
    }

    /** What is being read: a tag, or something that holds tags. */
    private static final class Holder {
        private String name = "";
        private String id = "";
        private String number = "";
        private boolean isList;
        private boolean isTag;
        private boolean complete = true;
        private List<Cidr> prefixes = List.of();
    }

    void read() {
        JsonToken first = json.nextToken();
        if (first != null) { // nothing is in an empty text
            value(first);
        }
    }

    /** Whatever may hold tags: an object, or a list. */
    private void value(JsonToken token) {
        if (token == JsonToken.START_OBJECT) {
            object();
        } else if (token == JsonToken.START_ARRAY) {
            for (JsonToken each = json.nextToken(); each != JsonToken.END_ARRAY; each = json.nextToken()) {
                value(each);
            }
        } else {
            wrong("allowed is a service tag: an object with name and properties");
        }
    }

    private void object() {
        Holder holder = new Holder();
        fields(holder);
        if (holder.isList) {
            number(holder.number);
        }
        if (holder.isTag) {
            add(holder);
        }
    }

    private void fields(Holder holder) {
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String field = json.currentName().toLowerCase(Locale.ROOT);
            field(holder, field, json.nextToken());
        }
    }

    private void field(Holder holder, String field, JsonToken token) {
        switch (field) {
            case "name" -> holder.name = text();
            case "id" -> holder.id = text();
            case "cloud" -> list.cloud(text());
            case "changenumber" -> holder.number = text();
            case "servicetagchangenumber" -> number(text());
            case "properties" -> properties(holder, token);
            case "values", "value" -> {
                holder.isList = true;
                value(token);
            }
            case "addressprefixes" -> prefixes(holder, token);
            default -> json.skipChildren();
        }
    }

    private String text() {
        if (json.currentToken().isScalarValue()) {
            return json.currentToken() == JsonToken.VALUE_NULL ? "" : json.getValueAsString("");
        }
        json.skipChildren();
        return "";
    }

    private void number(String digits) {
        if (digits.matches("\\d{1,9}")) {
            list.changeNumber(Integer.parseInt(digits));
        }
    }

    private void properties(Holder holder, JsonToken token) {
        if (token == JsonToken.START_OBJECT) {
            fields(holder);
        } else {
            wrong("allowed is an object with addressPrefixes");
            holder.isTag = true;
            holder.complete = false;
        }
    }

    private void prefixes(Holder holder, JsonToken token) {
        holder.isTag = true;
        if (token != JsonToken.START_ARRAY) {
            wrong("allowed is a list of address prefixes");
            holder.complete = false;
            return;
        }
        holder.prefixes = new ArrayList<>();
        for (JsonToken each = json.nextToken(); each != JsonToken.END_ARRAY; each = json.nextToken()) {
            prefix(holder, each);
        }
    }

    private void prefix(Holder holder, JsonToken token) {
        if (token != JsonToken.VALUE_STRING) {
            wrong("allowed is an address prefix as a text");
            holder.complete = false;
            return;
        }
        try {
            holder.prefixes.add(Cidr.parse(json.getString().strip()));
        } catch (IllegalArgumentException refused) {
            list.problem(place(), String.valueOf(refused.getMessage()));
            holder.complete = false;
        }
    }

    private void add(Holder holder) {
        String name = holder.name.isEmpty() ? holder.id : holder.name;
        try {
            list.add(new ServiceTag(name), holder.prefixes, holder.complete, this::place);
        } catch (InvalidValueException refused) {
            list.problem(place(), String.valueOf(refused.getMessage()));
        }
    }

    private void wrong(String allowed) {
        String met = json.currentToken().isStructStart() ? "something else" : text();
        list.problem(place(), "'" + Findings.clean(met) + "' stands here; " + allowed);
        json.skipChildren();
    }

    /** The place as a JSON path, with the line where there is one. */
    private String place() {
        StringBuilder path = new StringBuilder("$");
        String pointer = json.streamReadContext().pathAsPointer().toString();
        for (String step : pointer.substring(Math.min(1, pointer.length())).split("/", -1)) {
            path.append(step.matches("\\d+") ? "[" + step + "]" : step.isEmpty() ? "" : "." + step);
        }
        int line = json.currentTokenLocation().getLineNr();
        return path + (line > 0 ? ", line " + line : "");
    }
}
