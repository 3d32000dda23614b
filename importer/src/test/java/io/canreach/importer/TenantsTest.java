package io.canreach.importer;

import static org.assertj.core.api.Assertions.assertThat;

import io.canreach.model.Gap;
import io.canreach.model.Network;
import io.canreach.model.Subnet;
import org.junit.jupiter.api.Test;

class TenantsTest {
    private static final String VNET = """
            {"id": "/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/virtualNetworks/v",
             "type": "Microsoft.Network/virtualNetworks", "name": "v",
             "properties": {"addressSpace": {"addressPrefixes": ["10.0.0.0/16"]},
               "subnets": [{"name": "s", "properties": {"addressPrefix": "10.0.1.0/24"}}]}}""";
    private static final String BALANCER = """
            {"id": "/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/loadBalancers/lb",
             "type": "Microsoft.Network/loadBalancers", "name": "lb",
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

    @Test
    void a_subnet_of_modelled_things_alone_has_no_gap() {
        Network network = AzureImport.readText("t", VNET).network();
        Subnet subnet = network.named(Subnet.class, "s").get(0);

        assertThat(network.gaps(subnet.id(), Gap.Effect.ADDRESSES)).isEmpty();
    }
}
