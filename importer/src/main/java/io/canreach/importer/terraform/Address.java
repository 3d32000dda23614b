package io.canreach.importer.terraform;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The address of a resource instance, such as {@code module.net["a"].azurerm_subnet.web[0]}.
 *
 * @param modules the modules it stands in, from the root down
 * @param data whether it is a data source
 * @param type the type of the resource, such as {@code azurerm_subnet}
 * @param label its name in the configuration, and which of several instances it is
 */
record Address(List<Step> modules, boolean data, String type, Step label) {
    private static final int LONGEST = 4000;

    Address {
        modules = List.copyOf(modules);
    }

    /**
     * A name, and the key of an instance.
     *
     * @param name the name
     * @param key the key with its brackets as Terraform writes it, such as {@code [0]}; empty where there is one instance
     */
    record Step(String name, String key) {
        @Override
        public String toString() {
            return name + key;
        }
    }

    /** The address in a text; empty where it is none. */
    static Optional<Address> parse(String text) {
        List<Step> steps = steps(text);
        int at = 0;
        List<Step> modules = new ArrayList<>();
        while (at + 1 < steps.size() && steps.get(at).name().equals("module")) {
            modules.add(steps.get(at + 1));
            at += 2;
        }
        boolean data = at < steps.size() && steps.get(at).name().equals("data");
        at += data ? 1 : 0;
        return steps.size() == at + 2
                ? Optional.of(new Address(modules, data, steps.get(at).name(), steps.get(at + 1)))
                : Optional.empty();
    }

    /** The parts of a path between dots, dots in brackets aside; none where the text is no path. */
    static List<Step> steps(String text) {
        List<Step> steps = new ArrayList<>();
        int at = 0;
        while (at <= text.length() && text.length() <= LONGEST) {
            int end = end(text, at);
            int bracket = text.substring(at, end).indexOf('[');
            int cut = bracket < 0 ? end : at + bracket;
            steps.add(new Step(text.substring(at, cut), text.substring(cut, end)));
            at = end + 1;
        }
        return steps.stream().anyMatch(each -> each.name().isEmpty()) ? List.of() : steps;
    }

    private static int end(String text, int from) {
        boolean quoted = false;
        int depth = 0;
        for (int i = from; i < text.length(); i++) {
            char each = text.charAt(i);
            i += quoted && each == '\\' ? 1 : 0;
            quoted ^= each == '"';
            depth += quoted ? 0 : each == '[' ? 1 : each == ']' ? -1 : 0;
            if (!quoted && depth == 0 && each == '.') {
                return i;
            }
        }
        return text.length();
    }

    /** The module it stands in, as part of its address; empty for the root. */
    String module() {
        return path(modules);
    }

    static String path(List<Step> modules) {
        return modules.stream().map(each -> "module." + each).collect(Collectors.joining("."));
    }

    /** The resource in its module, whichever instance. */
    String resource() {
        return (data ? "data." : "") + type + "." + label.name();
    }

    @Override
    public String toString() {
        return (modules.isEmpty() ? "" : module() + ".") + resource() + label.key();
    }
}
