package io.canreach.dsl;

import io.canreach.model.DefaultOutboundAccess;
import io.canreach.model.PrivateEndpointPolicies;
import io.canreach.model.ServiceEndpoint;
import java.util.List;

/** What was said of a subnet itself. */
record SubnetSettings(
        DefaultOutboundAccess outbound,
        List<ServiceEndpoint> serviceEndpoints,
        List<String> delegations,
        PrivateEndpointPolicies policies) {
    static final SubnetSettings NONE =
            new SubnetSettings(DefaultOutboundAccess.NOT_SAID, List.of(), List.of(), PrivateEndpointPolicies.DISABLED);

    SubnetSettings with(DefaultOutboundAccess value) {
        return new SubnetSettings(value, serviceEndpoints, delegations, policies);
    }

    SubnetSettings with(ServiceEndpoint more) {
        return new SubnetSettings(outbound, Lists.plus(serviceEndpoints, more), delegations, policies);
    }

    SubnetSettings delegatedTo(String more) {
        return new SubnetSettings(outbound, serviceEndpoints, Lists.plus(delegations, more), policies);
    }

    SubnetSettings with(PrivateEndpointPolicies value) {
        return new SubnetSettings(outbound, serviceEndpoints, delegations, value);
    }
}
