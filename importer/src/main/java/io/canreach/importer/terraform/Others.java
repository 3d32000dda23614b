package io.canreach.importer.terraform;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Resources that are not mapped: what stands in a subnet is handed on as such, and of the others it is said what they are. */
final class Others {
    private static final List<String> SILENT =
            List.of("azurerm_resource_group", "azurerm_client_config", "azurerm_subscription");

    /** Types that touch reachability, with what not reading them means. */
    private static final Map<String, String> CONSEQUENCES = Map.of(
            "azurerm_resource_group_template_deployment", "what its template deploys is missing",
            "azurerm_subscription_template_deployment", "what its template deploys is missing",
            "azurerm_template_deployment", "what its template deploys is missing",
            "azapi_update_resource", "what it changes in another resource is missing",
            "azapi_resource_action", "what it does to another resource is not known",
            "azurerm_virtual_network_gateway_nat_rule", "how the gateway translates addresses is not known",
            "azurerm_virtual_hub_routing_intent", "what the hub sends through its firewall is not known",
            "azurerm_network_security_perimeter", "whom the services in it let in is not known");

    private final Mappings mappings;
    private final Ids ids;
    private final Notes notes;

    Others(Mappings mappings, Ids ids, Notes notes) {
        this.mappings = mappings;
        this.ids = ids;
        this.notes = notes;
    }

    List<Planned> of(List<Instance> instances) {
        List<Planned> tenants = new ArrayList<>();
        Map<String, Integer> foreign = new LinkedHashMap<>();
        for (Instance each : instances) {
            if (!isAzure(each.type())) {
                foreign.merge(each.type(), 1, Integer::sum);
            } else if (isUnmapped(each)) {
                tenants.add(planned(each));
            }
        }
        foreign.forEach((type, count) ->
                notes.info(type, count + " of this type, which is not one of Azure's", "no verdict depends on it"));
        return tenants;
    }

    private boolean isUnmapped(Instance instance) {
        return mappings.of(instance).isEmpty()
                && mappings.attachment(instance).isEmpty()
                && !SILENT.contains(instance.type());
    }

    static boolean isAzure(String type) {
        return type.startsWith("azurerm_") || type.startsWith("azapi_");
    }

    private Planned planned(Instance instance) {
        if (CONSEQUENCES.containsKey(instance.type())) {
            notes.warn(instance.address(), "a resource of this type is not read", CONSEQUENCES.get(instance.type()));
        }
        ObjectNode json = Tree.empty().put("name", Ids.name(instance));
        Tree.put(json, "location", new Block(ids, instance).value("location"));
        subnets(new Block(ids, instance), Tree.list(json, "properties.subnets"));
        return new Planned(instance.toString(), instance.type(), ids.of(instance), json);
    }

    /** Whatever stands in a subnet has addresses there. */
    private void subnets(Block block, ArrayNode into) {
        for (String name : new TreeSet<>(block.names())) {
            if (name.endsWith("subnet_id")) {
                block.id(name, Azure.SUBNET).ifPresent(id -> into.add(Tree.reference(id)));
            } else if (name.endsWith("subnet_ids")) {
                block.ids(name, Azure.SUBNET).forEach(id -> into.add(Tree.reference(id)));
            } else if (block.holdsBlocks(name)) {
                block.blocks(name).forEach(each -> subnets(each, into));
            }
        }
    }
}
