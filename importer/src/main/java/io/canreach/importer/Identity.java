package io.canreach.importer;

import io.canreach.model.ResourceId;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a resource is, and which.
 *
 * @param type the full type as written, such as {@code Microsoft.Network/virtualNetworks/subnets}
 * @param id the resource's id
 * @param given whether the id was given, or made up from type and name
 */
record Identity(String type, ResourceId id, boolean given) {
    private static final Pattern ID = Pattern.compile("(?i)/providers/([^/]+)((?:/[^/]+/[^/]+)+)/?$");
    private static final Pattern TYPE = Pattern.compile("[A-Za-z][A-Za-z0-9]*(?:\\.[A-Za-z0-9]+)+(?:/[A-Za-z0-9]+)+");

    private static final int LONGEST_TYPE = 200;
    private static final int LONGEST_ID = 2000;

    /** The type in the spelling by which types are compared. */
    String key() {
        return type.toLowerCase(Locale.ROOT);
    }

    /** Reads the identity by the id, or by the key of a map that has ids as keys, or by type and name. */
    static Optional<Identity> of(Node node) {
        if (!node.isObject()) {
            return Optional.empty();
        }
        Node id = node.peek("id");
        return byId(id.isText() ? id.json().stringValue().strip() : "")
                .or(() -> byId(node.key()))
                .or(() -> byTypeAndName(node));
    }

    static boolean isId(String text) {
        return byId(text).isPresent();
    }

    /** Whether an id has nothing but slashes and blanks. */
    static boolean isEmpty(String id) {
        for (int i = 0; i < id.length(); i++) {
            if (id.charAt(i) != '/' && !Character.isWhitespace(id.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** What an id says of the resource it names; empty where it is no resource id. */
    static Optional<Identity> byId(String text) {
        int last = text.toLowerCase(Locale.ROOT).lastIndexOf("/providers/");
        Matcher matcher = ID.matcher(last < 0 ? "" : text.substring(last));
        if (!text.startsWith("/") || text.length() > LONGEST_ID || !matcher.matches()) {
            return Optional.empty();
        }
        StringBuilder type = new StringBuilder(matcher.group(1));
        String[] segments = matcher.group(2).split("/", -1);
        for (int i = 1; i < segments.length; i += 2) {
            type.append('/').append(segments[i]);
        }
        return Optional.of(new Identity(type.toString(), ResourceId.of(text), true));
    }

    private static Optional<Identity> byTypeAndName(Node node) {
        Node type = node.peek("type");
        Node name = node.peek("name");
        if (!type.isText()
                || !name.isText()
                || !name.isPresent()
                || type.json().stringValue().length() > LONGEST_TYPE) {
            return Optional.empty();
        }
        String[] types = type.json().stringValue().split("/", -1);
        String[] names = name.json().stringValue().strip().split("/", -1);
        if (!TYPE.matcher(type.json().stringValue()).matches() || names.length != types.length - 1) {
            return Optional.empty();
        }
        String id = path(types, names);
        return Optional.of(new Identity(type.json().stringValue(), ResourceId.of(id), false));
    }

    private static String path(String[] types, String[] names) {
        StringBuilder path = new StringBuilder("/providers/").append(types[0]);
        for (int i = 0; i < names.length; i++) {
            path.append('/').append(types[i + 1]).append('/').append(names[i]);
        }
        return path.toString();
    }
}
