package io.canreach.dsl;

import io.canreach.model.Endpoint;
import io.canreach.model.Network;

/**
 * Where a question starts or ends: a handle such as {@link VmDeclaration}, an address, the Internet, a subnet. A place
 * holds no network; a name is looked up in the network asked about, so one place serves many networks.
 */
public sealed interface Place
        permits VmDeclaration,
                NicDeclaration,
                AseDeclaration,
                SubnetResource,
                OnPremisesDeclaration,
                LoadBalancerDeclaration,
                ServiceDeclaration,
                WebAppDeclaration,
                AddressRange,
                InternetPlace,
                NamedPlace,
                Group,
                PublicPlace,
                SqlHost {
    /**
     * What a question starts or ends at.
     *
     * @return the endpoint
     * @throws IllegalArgumentException when the place is written as an address and is none
     */
    Endpoint endpoint();

    /**
     * What a question starts or ends at in one network, after a look whether the network has it as this place says.
     *
     * @param network the network
     * @return the endpoint
     * @throws IllegalArgumentException when the network does not have it, or has it otherwise than this handle says
     */
    default Endpoint endpointIn(Network network) {
        return endpoint();
    }
}
