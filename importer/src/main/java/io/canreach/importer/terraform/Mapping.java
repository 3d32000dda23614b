package io.canreach.importer.terraform;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How one type of Terraform becomes a type of Azure.
 *
 * @param terraform the type in Terraform
 * @param type the type in Azure, such as {@code Microsoft.Network/virtualNetworks}
 * @param parent what such resources hang below; empty for resources that stand by themselves
 * @param envelope the lines that stand beside {@code properties}
 * @param fields the lines below {@code properties}
 */
record Mapping(String terraform, String type, Optional<Parent> parent, List<Field> envelope, List<Field> fields) {
    Mapping {
        envelope = List.copyOf(envelope);
        fields = List.copyOf(fields);
    }

    static Mapping of(String terraform, String type, Field... fields) {
        return new Mapping(terraform, type, Optional.empty(), List.of(), List.of(fields));
    }

    /** The same resource under another name, with lines of its own before the shared ones. */
    Mapping as(String other, Field... own) {
        List<Field> both = new ArrayList<>(List.of(own));
        both.addAll(fields);
        return new Mapping(other, type, parent, envelope, both);
    }

    Mapping envelope(Field... lines) {
        return new Mapping(terraform, type, parent, List.of(lines), fields);
    }

    /** Below a parent that an attribute names. */
    Mapping belowNamed(String attribute) {
        return below(attribute, true, false);
    }

    /** Below a parent whose id an attribute holds. */
    Mapping below(String attribute) {
        return below(attribute, false, false);
    }

    /** Shown in its parent alone, which an attribute names. */
    Mapping inNamed(String attribute) {
        return below(attribute, true, true);
    }

    /** Shown in its parent alone, whose id an attribute holds. */
    Mapping in(String attribute) {
        return below(attribute, false, true);
    }

    private Mapping below(String attribute, boolean byName, boolean nested) {
        int slash = type.lastIndexOf('/');
        Parent above = new Parent(attribute, byName, type.substring(0, slash), type.substring(slash + 1), nested);
        return new Mapping(terraform, type, Optional.of(above), envelope, fields);
    }
}
