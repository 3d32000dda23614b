package io.canreach.importer.terraform;

import tools.jackson.databind.JsonNode;

/**
 * One instance of a resource or data source, on one side of a plan.
 *
 * @param address where it stands in the configuration
 * @param values its attributes as far as they are known
 * @param unknown the attributes that are known only after apply, in the shape of {@code after_unknown}
 * @param told whether {@code unknown} is all that is unknown; otherwise an absent value may be an unknown one
 * @param config its resource in the configuration; missing where the document has none
 * @param fresh whether the plan creates it, so that nothing can hang on it yet that the plan does not know
 */
record Instance(Address address, JsonNode values, JsonNode unknown, boolean told, JsonNode config, boolean fresh) {
    String type() {
        return address.type();
    }

    /** The provider configuration by which it is managed, such as {@code azurerm.hub}. */
    String provider() {
        return config.path("provider_config_key").asString("");
    }

    /** A text among the attributes; empty where it is none or not known. */
    String text(String attribute) {
        JsonNode value = values.path(attribute);
        return value.isString() ? value.stringValue().strip() : "";
    }

    /** Each instance is itself alone; to compare all their values would take long. */
    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }

    @Override
    public String toString() {
        return address.toString();
    }
}
