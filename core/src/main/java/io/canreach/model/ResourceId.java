package io.canreach.model;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The name by which a resource is referred to: an Azure resource id such as
 * {@code /subscriptions/s/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/v}, or the shorter
 * {@code /virtualNetworks/v} of a declared network. Letter case is kept for display and ignored in comparison, as Azure
 * does.
 */
public final class ResourceId implements Comparable<ResourceId> {
    private final String value;
    private final String key;
    private @Nullable String name; // cut out when first asked for, as the parent is; to do it twice does no harm
    private @Nullable ResourceId parent;

    private ResourceId(String value) {
        this(value, value.toLowerCase(Locale.ROOT));
    }

    private ResourceId(String value, String key) {
        this.value = value;
        this.key = key;
    }

    /**
     * The id written in a text.
     *
     * @param text path segments separated by slashes; a trailing slash is dropped
     * @return the id
     * @throws InvalidValueException when the text has no segment
     */
    public static ResourceId of(String text) {
        String trimmed = text.strip();
        while (trimmed.endsWith("/")) {
            trimmed = trimmed.substring(0, trimmed.length() - 1);
        }
        if (trimmed.isEmpty()) {
            throw new InvalidValueException("a resource id must not be empty");
        }
        return new ResourceId(trimmed.startsWith("/") ? trimmed : "/" + trimmed);
    }

    /**
     * The id of a resource declared without subscription and resource group.
     *
     * @param type the last part of the Azure type, such as {@code virtualNetworks}
     * @param name the resource's name
     * @return {@code /type/name}
     */
    public static ResourceId of(String type, String name) {
        return of("/" + type + "/" + name);
    }

    /**
     * The id of a child resource.
     *
     * @param type the child's type, such as {@code subnets}
     * @param childName the child's name
     * @return this id followed by both
     */
    public ResourceId child(String type, String childName) {
        return new ResourceId(value + "/" + type + "/" + childName);
    }

    /**
     * The resource that this one is a child of.
     *
     * @return this id without its last two segments; empty where fewer than four segments stand
     */
    public Optional<ResourceId> parent() {
        ResourceId known = parent;
        if (known == null) {
            int end = endOfParent(value);
            known = end <= 0 ? this : new ResourceId(value.substring(0, end), key.substring(0, endOfParent(key)));
            parent = known;
        }
        return known.value.length() < value.length() ? Optional.of(known) : Optional.empty();
    }

    /**
     * Whether another id is this one's {@link #parent}.
     *
     * @param other the other id
     * @return whether this id is the other followed by a type and a name
     */
    public boolean isChildOf(ResourceId other) {
        return endOfParent(key) == other.key.length() && key.startsWith(other.key);
    }

    private static int endOfParent(String path) {
        int name = path.lastIndexOf('/');
        return name <= 0 ? -1 : path.lastIndexOf('/', name - 1);
    }

    /**
     * The resource's own name.
     *
     * @return the last segment
     */
    public String name() {
        String known = name;
        if (known == null) {
            known = value.substring(value.lastIndexOf('/') + 1);
            name = known;
        }
        return known;
    }

    /**
     * The resource group that the id names.
     *
     * @return its name as written, or empty for declared networks
     */
    public Optional<String> resourceGroup() {
        List<String> segments = Arrays.asList(value.split("/"));
        for (int i = 0; i + 1 < segments.size(); i++) {
            if (segments.get(i).equalsIgnoreCase("resourceGroups")) {
                return Optional.of(segments.get(i + 1));
            }
        }
        return Optional.empty();
    }

    /**
     * The id as written.
     *
     * @return a path beginning with a slash
     */
    public String value() {
        return value;
    }

    @Override
    public int compareTo(ResourceId other) {
        return key.compareTo(other.key);
    }

    @Override
    public boolean equals(Object other) {
        return this == other
                || (other instanceof ResourceId id && key.hashCode() == id.key.hashCode() && key.equals(id.key));
    }

    @Override
    public int hashCode() {
        return key.hashCode();
    }

    @Override
    public String toString() {
        return value;
    }
}
