package io.canreach.importer.terraform;

import tools.jackson.databind.node.ObjectNode;

/** One line of a mapping: what of a block goes where in Azure's JSON. */
interface Field {
    void put(Block from, ObjectNode to);
}
