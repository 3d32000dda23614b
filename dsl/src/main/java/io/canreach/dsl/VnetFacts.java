package io.canreach.dsl;

import io.canreach.model.DeploymentModel;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What was said of a virtual network. */
record VnetFacts(
        String name,
        DeploymentModel model,
        List<String> addressSpace,
        String location,
        List<String> dns,
        List<SubnetFacts> subnets,
        List<PeeringFacts> peerings) {
    static VnetFacts of(String name, DeploymentModel model) {
        return new VnetFacts(name, model, List.of(), "", List.of(), List.of(), List.of());
    }

    String label() {
        return "vnet '" + name + "'";
    }

    Optional<SubnetFacts> subnet(String name) {
        return subnets.stream()
                .filter(subnet -> subnet.name().equalsIgnoreCase(name))
                .findFirst();
    }

    List<String> subnetNames() {
        return subnets.stream().map(SubnetFacts::name).toList();
    }

    VnetFacts withAddressSpace(List<String> more) {
        return new VnetFacts(name, model, Lists.concat(addressSpace, more), location, dns, subnets, peerings);
    }

    VnetFacts withLocation(String value) {
        return new VnetFacts(name, model, addressSpace, value, dns, subnets, peerings);
    }

    VnetFacts withDns(List<String> more) {
        return new VnetFacts(name, model, addressSpace, location, Lists.concat(dns, more), subnets, peerings);
    }

    VnetFacts with(SubnetFacts subnet) {
        return withSubnets(Lists.plus(subnets, subnet));
    }

    VnetFacts with(PeeringFacts peering) {
        return withPeerings(Lists.plus(peerings, peering));
    }

    VnetFacts withLastSubnet(UnaryOperator<SubnetFacts> change) {
        return withSubnets(Lists.withLast(subnets, change));
    }

    VnetFacts withLastPeering(UnaryOperator<PeeringFacts> change) {
        return withPeerings(Lists.withLast(peerings, change));
    }

    private VnetFacts withSubnets(List<SubnetFacts> value) {
        return new VnetFacts(name, model, addressSpace, location, dns, value, peerings);
    }

    private VnetFacts withPeerings(List<PeeringFacts> value) {
        return new VnetFacts(name, model, addressSpace, location, dns, subnets, value);
    }
}
