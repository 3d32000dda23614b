package io.canreach.importer.terraform;

import java.util.List;

/**
 * How a resource of Terraform that ties two others together becomes a field of one of them.
 *
 * @param terraform the type in Terraform
 * @param attribute the attribute that holds the id of the resource that gets the fields
 * @param type the type of that resource in Azure
 * @param list the list in it whose elements get the fields; empty for the resource itself
 * @param element the attribute that names one element; empty for all
 * @param fields the lines
 */
record Attachment(String terraform, String attribute, String type, String list, String element, List<Field> fields) {
    Attachment {
        fields = List.copyOf(fields);
    }

    static Attachment of(String terraform, String attribute, String type, Field... fields) {
        return new Attachment(terraform, attribute, type, "", "", List.of(fields));
    }

    /** For the elements of a list, or the one that an attribute names. */
    Attachment within(String path, String name) {
        return new Attachment(terraform, attribute, type, path, name, fields);
    }
}
