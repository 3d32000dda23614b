package io.canreach.importer;

import static org.assertj.core.api.Assertions.assertThat;

import io.canreach.model.Gap;
import io.canreach.model.Network;
import io.canreach.model.Subnet;
import io.canreach.model.Unknown;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TenantsTest {
    private static final String VNET = """
            {"id": "/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/virtualNetworks/v",
             "type": "Microsoft.Network/virtualNetworks", "name": "v",
             "properties": {"addressSpace": {"addressPrefixes": ["10.0.0.0/16"]},
               "subnets": [{"name": "s", "properties": {"addressPrefix": "10.0.1.0/24"}}]}}""";
    private static final String BALANCER = """
            {"id": "/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/loadBalancers/lb",
             "type": "Microsoft.Network/loadBalancers", "name": "lb", "sku": {"name": "Gateway"},
             "properties": {"frontendIPConfigurations": [{"name": "f", "properties": {"privateIPAddress": "10.0.1.9",
               "subnet": {"id": "/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/virtualNetworks/v/subnets/s"}
             }}]}}""";

    @Test
    void an_address_in_a_subnet_that_holds_something_unmodelled_is_not_taken_for_unowned() {
        Network network =
                AzureImport.readText("t", "[" + VNET + "," + BALANCER + "]").network();
        Subnet subnet = network.named(Subnet.class, "s").get(0);

        assertThat(network.gaps(subnet.id(), Gap.Effect.ADDRESSES))
                .singleElement()
                .asString()
                .contains("'lb' stands in subnet 's' and is not modelled");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'subnetId': '#'",
                "'agentPoolProfiles': [{'vnetSubnetID': '#'}]",
                "'properties': {'ipAllocations': {'subnetResourceId': '#'}}",
                "'network': {'delegatedSubnetResourceId': '#'}",
                "'subnetIds': [{'id': '#', 'name': 'x'}]",
                "'subnetIds': ['#']"
            })
    void whatever_field_names_the_subnet_the_resource_stands_in_it(String field) {
        var service = "{'id': '" + Samples.PROVIDERS + "Microsoft.Odd/things/x', " + field + "}";

        var imported =
                Samples.read("[" + Samples.VNET + "," + service.replace("#", "@virtualNetworks/V/subnets/A") + "]");

        assertThat(imported.network().gaps(Samples.id("virtualNetworks/v/subnets/a"), Gap.Effect.ADDRESSES))
                .containsExactly(new Unknown("'x' stands in subnet 'A' and is not modelled"));
        assertThat(Samples.findings(imported))
                .contains("WARNING net.json $[1]: type Microsoft.Odd/things is not modelled (1 resource); it stands in"
                        + " a subnet, and who has which address there is not known");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'id': '@natGateways/n', 'subnets': [{'id': '@virtualNetworks/v/subnets/a'}]}",
                "{'id': '@networkWatchers/w/flowLogs/f', 'targetResourceId': '@virtualNetworks/v/subnets/a'}",
                "{'id': '@things/x', 'networkAcls': {'virtualNetworkRules': [{'id': '@virtualNetworks/v/subnets/a'}]}}"
            })
    void what_names_a_subnet_without_an_address_in_it_does_not_stand_there(String other) {
        var network = Samples.read("[" + Samples.VNET + "," + other + "]").network();

        assertThat(network.gaps(Samples.id("virtualNetworks/v/subnets/a"), Gap.Effect.ADDRESSES))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"delegations", "serviceAssociationLinks", "resourceNavigationLinks"})
    void a_subnet_of_a_service_has_a_gap_unless_the_service_is_a_modelled_environment(String field) {
        var vnet = Samples.VNET.replace("'addressPrefix'", "'" + field + "': [{'name': 'd'}], 'addressPrefix'");
        var ase = "{'id': '" + Samples.PROVIDERS + "Microsoft.Web/hostingEnvironments/e', 'kind': 'ASEV3',"
                + " 'properties': {'internalLoadBalancingMode': 'Web', 'ftpEnabled': false,"
                + " 'virtualNetwork': {'id': '@virtualNetworks/v/subnets/a'}}}";

        var alone = Samples.read(vnet);
        var modelled = Samples.read("[" + vnet + "," + ase + "]");

        var subnet = Samples.id("virtualNetworks/v/subnets/a");
        assertThat(alone.network().gaps(subnet, Gap.Effect.ADDRESSES)).hasSize(1);
        assertThat(Samples.findings(alone)).hasSize(1);
        assertThat(modelled.network().gaps(subnet, Gap.Effect.ADDRESSES)).isEmpty();
        assertThat(modelled.findings()).isEmpty();
    }

    @Test
    void a_subnet_of_modelled_things_alone_has_no_gap() {
        Network network = AzureImport.readText("t", VNET).network();
        Subnet subnet = network.named(Subnet.class, "s").get(0);

        assertThat(network.gaps(subnet.id(), Gap.Effect.ADDRESSES)).isEmpty();
    }
}
