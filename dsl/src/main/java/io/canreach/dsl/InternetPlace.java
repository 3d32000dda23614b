package io.canreach.dsl;

import io.canreach.model.AddressMatch;
import io.canreach.model.Endpoint;
import io.canreach.model.ServiceTag;

/**
 * The Internet: as a place any host out there that is not part of the network asked about, in a security rule the service
 * tag {@code Internet}.
 */
public final class InternetPlace implements Place, RuleAddress {
    static final InternetPlace INSTANCE = new InternetPlace();

    private InternetPlace() {}

    @Override
    public Endpoint endpoint() {
        return new Endpoint.Internet();
    }

    @Override
    public AddressMatch match() {
        return ServiceTag.INTERNET;
    }

    @Override
    public String toString() {
        return endpoint().toString();
    }
}
