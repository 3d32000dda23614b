package io.canreach.dsl;

/**
 * Something that a network is declared of: a virtual network with all that stands in it, a peering, or a resource that
 * stands by itself. A declaration is an immutable value and holds what was written; whether Azure would take it is
 * checked by {@link Azure#network}, all problems at once.
 */
public abstract sealed class Declaration extends Value
        permits VnetDeclaration,
                PeeringDeclaration,
                NsgDeclaration,
                AsgDeclaration,
                RouteTableDeclaration,
                NatGatewayDeclaration,
                PublicIpDeclaration,
                OnPremisesDeclaration,
                LoadBalancerDeclaration,
                ServiceDeclaration,
                AdminRulesDeclaration,
                CircuitDeclaration,
                WebAppDeclaration,
                ConnectedGroupDeclaration,
                Setting {
    Declaration() {}

    abstract void declareIn(Draft draft);
}
