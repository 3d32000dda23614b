package io.canreach.dsl;

/** The nouns of {@link Azure} for what stands beside virtual networks: load balancers, services, groups and rules of them. */
abstract class ServiceNouns extends TrafficNouns {
    ServiceNouns() {}

    /**
     * {@return a Standard load balancer without a frontend}
     *
     * @param name its name
     */
    public static LoadBalancerDeclaration loadBalancer(String name) {
        return new LoadBalancerDeclaration(LoadBalancerFacts.of(name));
    }
}
