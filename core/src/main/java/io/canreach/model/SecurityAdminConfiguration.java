package io.canreach.model;

import java.util.List;

/**
 * A security admin configuration of a network manager, as it was deployed.
 *
 * @param id the configuration's id
 * @param scopeLevel how high its network manager stands: 0 for the root management group; a lower number is evaluated first
 * @param intentPolicies what it does to networks with services that bring rules of their own
 * @param collections its rule collections
 * @see <a href="https://learn.microsoft.com/azure/virtual-network-manager/concept-security-admins">Security admin rules</a>
 */
public record SecurityAdminConfiguration(
        ResourceId id, int scopeLevel, IntentPolicies intentPolicies, List<Collection> collections)
        implements Resource {
    /**
     * Copies the list and checks the level.
     *
     * @param id the configuration's id
     * @param scopeLevel how high its network manager stands: 0 for the root management group; a lower number is evaluated first
     * @param intentPolicies what it does to networks with services that bring rules of their own
     * @param collections its rule collections
     */
    public SecurityAdminConfiguration {
        collections = List.copyOf(collections);
        if (scopeLevel < 0) {
            throw new InvalidValueException("security admin configuration '" + id.name() + "' has scope level "
                    + scopeLevel + "; allowed is 0 for the highest and above");
        }
    }

    /** What a configuration does to virtual networks with services such as SQL Managed Instance or Databricks. */
    public enum IntentPolicies {
        /** It skips them, which is Azure's default. */
        NONE,
        /** Only its Allow rules apply to them. */
        ALLOW_RULES_ONLY,
        /** It applies to them like to others. */
        ALL
    }

    /**
     * Rules, and the virtual networks they are for.
     *
     * @param name the collection's name
     * @param virtualNetworks the networks of the groups it applies to
     * @param rules its rules; of all collections that apply to a network, the lowest priority number decides
     */
    public record Collection(String name, List<ResourceId> virtualNetworks, List<SecurityAdminRule> rules) {
        /**
         * Copies the lists.
         *
         * @param name the collection's name
         * @param virtualNetworks the networks of the groups it applies to
         * @param rules its rules; of all collections that apply to a network, the lowest priority number decides
         */
        public Collection {
            virtualNetworks = List.copyOf(virtualNetworks);
            rules = List.copyOf(rules);
        }
    }

    @Override
    public String kind() {
        return "security admin configuration";
    }

    @Override
    public String toString() {
        return label();
    }
}
