package io.canreach.importer.terraform;

import tools.jackson.databind.node.ObjectNode;

/**
 * A resource of a plan or state as Azure's REST interface would show it.
 *
 * @param address where it stands in Terraform's configuration
 * @param type its type in Azure
 * @param id its id in Azure, or one that stands for it
 * @param json the resource
 */
public record Planned(String address, String type, String id, ObjectNode json) {
    ObjectNode properties() {
        return Tree.object(json, "properties");
    }
}
