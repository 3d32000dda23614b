package io.canreach.model;

/**
 * A value that the model does not know, with the reason: known only after deployment, not declared, or in a form that is
 * not modelled. It may stand wherever a rule, a route or an address holds a value, and makes only what depends on it
 * undetermined.
 *
 * @param reason what is missing, in words that tell a person what to supply
 */
public record Unknown(String reason) implements AddressMatch, PortMatch, ProtocolMatch, HostAddress, RouteDestination {
    /**
     * Checks the reason.
     *
     * @param reason what is missing, in words that tell a person what to supply
     */
    public Unknown {
        if (reason.isBlank()) {
            throw new InvalidValueException("an unknown value must say why it is unknown");
        }
    }

    @Override
    public String toString() {
        return "unknown (" + reason + ")";
    }
}
