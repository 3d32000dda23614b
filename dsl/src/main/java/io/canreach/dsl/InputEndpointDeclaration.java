package io.canreach.dsl;

/**
 * A classic machine to which an endpoint was given last: what follows guards that endpoint.
 *
 * @see <a href="https://learn.microsoft.com/previous-versions/azure/virtual-network/virtual-networks-acl">Endpoint
 *     access control lists</a>
 */
public final class InputEndpointDeclaration extends VmDeclaration {
    InputEndpointDeclaration(VmFacts facts) {
        super(facts);
    }

    /**
     * Guards the endpoint with a network ACL; an endpoint without one is open to every source.
     *
     * @param list the rules; those of several calls add up
     * @return a new declaration
     */
    public InputEndpointDeclaration acl(AclDeclaration list) {
        return new InputEndpointDeclaration(facts().withLastEndpoint(endpoint -> endpoint.with(list)));
    }

    /**
     * Makes the endpoint a member of a load-balanced set, in which several machines of a cloud service share a public
     * port.
     *
     * @param name the set's name
     * @return a new declaration
     */
    public InputEndpointDeclaration loadBalancedSet(String name) {
        return new InputEndpointDeclaration(facts().withLastEndpoint(endpoint -> endpoint.inSet(name)));
    }
}
