package io.canreach.importer.terraform;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The ids of instances: those that Azure gave, and for what does not exist yet the ones that Azure is going to give, as far
 * as names are known. Where they are not, addresses stand for them, so that references meet.
 */
final class Ids {
    private static final String GROUP = "azurerm_resource_group";
    private static final Pattern SUBSCRIPTION = Pattern.compile("(?i)^/subscriptions/([^/]+)/.*");
    private static final int LONGEST_NAME = 80;
    private static final String UNKNOWN = "unknown";

    private final Mappings mappings;
    private final Configuration configuration;
    private final References references;
    private final Notes notes;
    private final Map<Instance, String> ids = new HashMap<>();
    private final Map<Instance, String> parents = new HashMap<>();
    private final Map<String, List<Instance>> byName = new HashMap<>();
    private final Map<String, List<Instance>> byType = new HashMap<>();
    private final Map<String, String> subscriptions = new HashMap<>();
    private final Set<Instance> open = new HashSet<>();
    private final String standard;

    Ids(Mappings mappings, Configuration configuration, References references, List<Instance> instances, Notes notes) {
        this.mappings = mappings;
        this.notes = notes;
        this.configuration = configuration;
        this.references = references;
        for (Instance each : instances) {
            mappings.of(each).ifPresent(mapping -> index(mapping.type(), each));
        }
        this.standard = subscriptions.values().stream().distinct().count() == 1
                ? subscriptions.values().iterator().next()
                : "";
    }

    private void index(String type, Instance instance) {
        byType.computeIfAbsent(type.toLowerCase(Locale.ROOT), none -> new ArrayList<>())
                .add(instance);
        byName.computeIfAbsent(key(type, name(instance)), none -> new ArrayList<>())
                .add(instance);
        Matcher subscription = SUBSCRIPTION.matcher(given(instance));
        if (subscription.matches()) {
            subscriptions.putIfAbsent(instance.provider(), subscription.group(1));
        }
    }

    private static String given(Instance instance) {
        return instance.text("id").isEmpty() ? instance.text("parent_id") : instance.text("id");
    }

    private static String key(String type, String name) {
        return (type + "|" + name).toLowerCase(Locale.ROOT);
    }

    References references() {
        return references;
    }

    Notes notes() {
        return notes;
    }

    /** The type of an instance in Azure; empty where it is not mapped. */
    String type(Instance instance) {
        return mappings.of(instance).map(Mapping::type).orElse("");
    }

    /** All instances of a type. */
    List<Instance> all(String type) {
        return byType.getOrDefault(type.toLowerCase(Locale.ROOT), List.of());
    }

    boolean isOf(Instance instance, String type) {
        return type.isEmpty()
                ? instance.type().startsWith("azurerm_")
                : type(instance).equalsIgnoreCase(type);
    }

    String of(Instance instance) {
        String known = ids.get(instance);
        if (known == null) {
            known = open.add(instance) ? made(instance) : unresolved(type(instance), instance, "id");
            ids.put(instance, known);
        }
        return known;
    }

    private String made(Instance instance) {
        String given = instance.text("id");
        if (given.startsWith("/")) {
            return given;
        }
        Optional<Mapping> mapping = mappings.of(instance);
        String type = mapping.map(Mapping::type).orElse("Terraform/" + instance.type());
        return mapping.flatMap(Mapping::parent)
                .map(parent -> parent(instance, parent) + "/" + parent.list() + "/" + name(instance))
                .orElseGet(() -> at(subscription(instance), group(instance), type, name(instance)));
    }

    /** The resource in which Azure shows an instance. */
    String holder(Instance instance) {
        return mappings.of(instance)
                .flatMap(Mapping::parent)
                .filter(parent -> parent.nested() || parent.type().equals(Azure.VNET))
                .map(parent -> parent(instance, parent))
                .orElseGet(() -> of(instance));
    }

    /** The id of what an instance hangs below. */
    String parent(Instance instance, Parent parent) {
        String known = parents.get(instance);
        if (known == null) {
            known = found(instance, parent);
            parents.put(instance, known);
        }
        return known;
    }

    private String found(Instance instance, Parent parent) {
        Block block = new Block(this, instance);
        Optional<String> id = parent.byName()
                ? block.text(parent.attribute()).map(name -> named(instance, parent, name))
                : block.known(parent.attribute());
        return id.orElseGet(
                () -> block.resolved(parent.attribute(), parent.type()).id());
    }

    /** The id of what has this name in the resource group of an instance. */
    private String named(Instance instance, Parent parent, String name) {
        String group = group(instance);
        List<Instance> found = byName.getOrDefault(key(parent.type(), name), List.of()).stream()
                .filter(each -> group(each).equalsIgnoreCase(group))
                .toList();
        return found.stream()
                .filter(each -> each.provider().equals(instance.provider()))
                .findFirst()
                .or(() -> found.stream().findFirst())
                .map(this::of)
                .orElseGet(() -> at(subscription(instance), group, parent.type(), name));
    }

    /** The name in Azure, or one made of the address. */
    static String name(Instance instance) {
        String name = instance.text("name");
        return name.isEmpty() ? plain(instance.toString()) : name.substring(name.lastIndexOf('/') + 1);
    }

    /** A text in the letters that are allowed in any name. */
    static String plain(String text) {
        String plain = text.replaceAll("[^A-Za-z0-9_.-]+", "-").replaceAll("[^A-Za-z0-9_]+$", "");
        return plain.length() <= LONGEST_NAME
                ? plain
                : Integer.toHexString(text.hashCode()) + "_" + plain.substring(plain.length() - LONGEST_NAME + 10);
    }

    private String group(Instance instance) {
        String given = instance.text("resource_group_name");
        if (!given.isEmpty()) {
            return given;
        }
        String[] id = given(instance).split("/", -1);
        return id.length > 4 && id[3].equalsIgnoreCase("resourceGroups") ? id[4] : referredGroup(instance);
    }

    private String referredGroup(Instance instance) {
        String attribute = instance.type().equals(Azapi.RESOURCE) ? "parent_id" : "resource_group_name";
        References.Found found = references.follow(
                instance,
                instance.config().path("expressions").path(attribute),
                each -> each.type().equals(GROUP));
        return found.isCertain() ? name(found.candidates().iterator().next()) : UNKNOWN;
    }

    private String subscription(Instance instance) {
        String known = subscriptions.getOrDefault(instance.provider(), "");
        String named = known.isEmpty() ? configuration.subscription(instance.provider()) : known;
        String other = standard.isEmpty() ? UNKNOWN : standard;
        return named.isEmpty() ? provider(instance).orElse(other) : named;
    }

    /** Two provider configurations are two subscriptions until something says which. */
    private static Optional<String> provider(Instance instance) {
        return Optional.of(instance.provider())
                .filter(each -> each.contains("."))
                .map(Ids::plain);
    }

    /** The id of something that is not known, which is never the id of anything else. */
    static String unresolved(String type, Instance instance, String attribute) {
        return at(
                UNKNOWN,
                UNKNOWN,
                type.isEmpty() ? "Terraform/resources" : type,
                plain(instance.address() + "." + attribute));
    }

    private static String at(String subscription, String group, String type, String name) {
        String[] parts = type.split("/", -1);
        StringBuilder id = new StringBuilder("/subscriptions/" + subscription + "/resourceGroups/" + group);
        id.append("/providers/").append(parts[0]);
        for (int i = 1; i < parts.length; i++) {
            id.append('/').append(parts[i]).append('/').append(i == parts.length - 1 ? name : UNKNOWN);
        }
        return id.toString();
    }
}
