package io.canreach.importer.arm;

import tools.jackson.databind.JsonNode;

/**
 * A resource that a template deploys, in the shape in which Azure's REST interface shows it; values that exist only on
 * deployment are unknown, and one whose being there is not known has an unknown {@code condition}.
 *
 * @param json the resource with id, name and type
 * @param spot where the template says it
 */
public record Deployed(JsonNode json, Spot spot) {}
