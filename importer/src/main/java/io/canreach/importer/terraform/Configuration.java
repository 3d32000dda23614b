package io.canreach.importer.terraform;

import io.canreach.importer.terraform.Address.Step;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** The configuration from which a plan was made: modules, and in them resources with their expressions. */
final class Configuration {
    private final JsonNode root;
    private final JsonNode providers;
    private final Map<String, Module> modules = new HashMap<>();

    Configuration(JsonNode configuration) {
        this.root = configuration.path("root_module");
        this.providers = configuration.path("provider_config");
    }

    /**
     * A module.
     *
     * @param json the module; missing where there is none
     * @param call the call by which its parent has it; missing for the root
     * @param resources its resources by type and name
     */
    record Module(JsonNode json, JsonNode call, Map<String, JsonNode> resources) {
        static Module of(JsonNode json, JsonNode call) {
            Map<String, JsonNode> resources = new HashMap<>();
            for (JsonNode each : json.path("resources").values()) {
                String data = each.path("mode").asString("").equals("data") ? "data." : "";
                String key = data + each.path("type").asString("") + "."
                        + each.path("name").asString("");
                resources.putIfAbsent(key, each);
            }
            return new Module(json, call, resources);
        }
    }

    /** The module in which resources of this path stand; the keys of instances do not matter. */
    Module module(List<Step> path) {
        StringBuilder names = new StringBuilder();
        Module module = modules.computeIfAbsent("", none -> Module.of(root, MissingNode.getInstance()));
        for (Step each : path) {
            JsonNode call = module.json().path("module_calls").path(each.name());
            names.append('.').append(each.name());
            module = modules.computeIfAbsent(names.toString(), none -> Module.of(call.path("module"), call));
        }
        return module;
    }

    JsonNode resource(Address address) {
        return module(address.modules()).resources().getOrDefault(address.resource(), MissingNode.getInstance());
    }

    /** The subscription that a provider configuration names; empty where it names none, or not as a constant. */
    String subscription(String provider) {
        return providers
                .path(provider)
                .path("expressions")
                .path("subscription_id")
                .path("constant_value")
                .asString("");
    }
}
