package io.canreach.importer.arm;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The states of peerings, which templates leave out: a peering is connected where the other side is deployed as well, and
 * initiated where the other network is deployed without it. Of networks that are not in the template nothing is known.
 */
final class PeeringStates {
    private static final String VNET = "microsoft.network/virtualnetworks";
    private static final String PEERING = VNET + "/virtualnetworkpeerings";

    private final List<JsonNode> resources;
    private final Set<String> networks = new HashSet<>();
    private final Set<String> sides = new HashSet<>();
    private boolean unsure;

    PeeringStates(List<JsonNode> resources) {
        this.resources = resources;
        for (JsonNode each : resources) {
            if (isOf(each, VNET)) {
                networks.add(Json.lower(Json.text(each, "id")));
                Json.at(each, "properties", "virtualNetworkPeerings")
                        .forEach(peering -> side(Json.text(each, "id"), peering, false));
            } else if (isOf(each, PEERING)) {
                side(owner(each), each, Json.isThere(Json.get(each, "condition")));
            }
        }
    }

    private static boolean isOf(JsonNode resource, String type) {
        return Json.lower(Json.text(resource, "type")).equals(type);
    }

    private static String owner(JsonNode peering) {
        String id = Json.text(peering, "id");
        int name = id.lastIndexOf('/');
        int type = id.lastIndexOf('/', name - 1);
        return type < 0 ? id : id.substring(0, type);
    }

    private void side(String owner, JsonNode peering, boolean doubted) {
        String remote = remote(peering);
        unsure |= remote.isEmpty() || doubted;
        if (!doubted) {
            sides.add(Json.lower(owner) + " " + remote);
        }
    }

    private static String remote(JsonNode peering) {
        return Json.lower(Json.text(Json.at(peering, "properties", "remoteVirtualNetwork"), "id"));
    }

    /** The resources with the states said. */
    List<JsonNode> said() {
        List<JsonNode> said = new ArrayList<>();
        for (JsonNode each : resources) {
            if (isOf(each, PEERING)) {
                said.add(said(owner(each), each));
            } else if (isOf(each, VNET)
                    && !Json.at(each, "properties", "virtualNetworkPeerings").isEmpty()) {
                said.add(inline(each));
            } else {
                said.add(each);
            }
        }
        return said;
    }

    private JsonNode inline(JsonNode network) {
        JsonNode copy = network.deepCopy();
        JsonNode list = Json.at(copy, "properties", "virtualNetworkPeerings");
        for (JsonNode each : list) {
            say(Json.text(network, "id"), each);
        }
        return copy;
    }

    private JsonNode said(String owner, JsonNode peering) {
        JsonNode copy = peering.deepCopy();
        say(owner, copy);
        return copy;
    }

    private void say(String owner, JsonNode peering) {
        String remote = remote(peering);
        boolean open = Json.isThere(Json.get(Json.get(peering, "properties"), "peeringState")) || remote.isEmpty();
        if (open || !networks.contains(remote) || !(Json.get(peering, "properties") instanceof ObjectNode properties)) {
            return;
        }
        boolean both = sides.contains(remote + " " + Json.lower(owner));
        if (both || !unsure) {
            properties.put("peeringState", both ? "Connected" : "Initiated");
        }
    }
}
