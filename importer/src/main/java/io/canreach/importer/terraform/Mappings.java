package io.canreach.importer.terraform;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** All mappings of Terraform's types, each looked up by the type. */
final class Mappings {
    private static final List<List<Mapping>> FAMILIES = List.of(
            Networks.MAPPINGS,
            Security.MAPPINGS,
            Machines.MAPPINGS,
            Gateways.MAPPINGS,
            Balancers.MAPPINGS,
            Firewalls.MAPPINGS,
            AppServices.MAPPINGS,
            Services.MAPPINGS,
            Hubs.MAPPINGS);

    private static final List<List<Attachment>> TIES = List.of(
            Networks.ATTACHMENTS,
            Machines.ATTACHMENTS,
            Balancers.ATTACHMENTS,
            Firewalls.ATTACHMENTS,
            AppServices.ATTACHMENTS,
            Services.ATTACHMENTS);

    private final Map<String, Mapping> mappings = new HashMap<>();
    private final Map<String, Attachment> attachments = new HashMap<>();

    Mappings() {
        FAMILIES.forEach(family -> family.forEach(each -> mappings.put(each.terraform(), each)));
        TIES.forEach(family -> family.forEach(each -> attachments.put(each.terraform(), each)));
    }

    Optional<Mapping> of(Instance instance) {
        return instance.type().equals(Azapi.RESOURCE)
                ? Azapi.mapping(instance)
                : Optional.ofNullable(mappings.get(instance.type()));
    }

    Optional<Attachment> attachment(Instance instance) {
        return Optional.ofNullable(attachments.get(instance.type()));
    }

    /** The types of Terraform that are mapped. */
    Set<String> types() {
        Set<String> types = new HashSet<>(mappings.keySet());
        types.addAll(attachments.keySet());
        return types;
    }
}
