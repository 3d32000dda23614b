package io.canreach.importer;

import static org.assertj.core.api.Assertions.assertThat;

import io.canreach.importer.Finding.Severity;
import io.canreach.model.Endpoint;
import io.canreach.model.Network;
import io.canreach.model.ServiceTags;
import io.canreach.model.Unknown;
import io.canreach.packet.Ip;
import io.canreach.packet.IpSet;
import io.canreach.reach.Question;
import io.canreach.reach.Reachability;
import io.canreach.reach.Traffic;
import io.canreach.reach.Verdict;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Values that exist only on deployment, at every place where a reader asks for one. */
class LaterValuesTest {
    private static final Unknown LATER = new Unknown("parameter 'x' has no value");

    private static final String NETWORK = """
            [{"id": "/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/virtualNetworks/v",
              "properties": {
                "addressSpace": {"addressPrefixes": ["10.0.0.0/16"]},
                "dhcpOptions": {"dnsServers": ["10.0.0.4"]},
                "subnets": [{"name": "a", "properties": {
                    "addressPrefix": "10.0.0.0/24",
                    "networkSecurityGroup": {"id": "/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/networkSecurityGroups/n"},
                    "routeTable": {"id": "/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/routeTables/r"},
                    "natGateway": {"id": "/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/natGateways/w"},
                    "defaultOutboundAccess": true}},
                  {"name": "b", "properties": {
                    "addressPrefix": "10.0.1.0/24",
                    "serviceEndpoints": [{"service": "Microsoft.Storage", "locations": ["westeurope"]}],
                    "delegations": [{"name": "d", "properties": {"serviceName": "Microsoft.Web/serverFarms"}}]}}],
                "virtualNetworkPeerings": [{"name": "p", "properties": {
                    "remoteVirtualNetwork": {"id": "/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/virtualNetworks/w"},
                    "peeringState": "Connected", "allowForwardedTraffic": true, "allowVirtualNetworkAccess": true,
                    "allowGatewayTransit": false, "useRemoteGateways": false,
                    "remoteAddressSpace": {"addressPrefixes": ["10.9.0.0/16"]}}}]}},
             {"id": "/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/networkSecurityGroups/n",
              "location": "westeurope",
              "properties": {"securityRules": [{"name": "web", "properties": {
                "priority": 100, "direction": "Inbound", "access": "Allow", "protocol": "Tcp",
                "sourceAddressPrefix": "*", "sourcePortRange": "*",
                "destinationAddressPrefix": "10.0.0.0/24", "destinationPortRanges": ["80"]}}]}},
             {"id": "/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/routeTables/r",
              "properties": {"disableBgpRoutePropagation": false, "routes": [{"name": "out", "properties": {
                "addressPrefix": "10.50.0.0/16", "nextHopType": "VirtualAppliance", "nextHopIpAddress": "10.0.0.9"}}]}},
             {"id": "/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/publicIPAddresses/i",
              "sku": {"name": "Standard"},
              "properties": {"ipAddress": "20.1.2.3", "publicIPAddressVersion": "IPv4"}},
             {"id": "/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/networkInterfaces/c",
              "properties": {"enableIPForwarding": false,
                "networkSecurityGroup": {"id": "/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/networkSecurityGroups/n"},
                "ipConfigurations": [{"name": "one", "properties": {
                  "primary": true, "privateIPAddress": "10.0.0.5", "privateIPAddressVersion": "IPv4",
                  "applicationSecurityGroups": [],
                  "loadBalancerBackendAddressPools": [],
                  "publicIPAddress": {"id": "/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/publicIPAddresses/i"},
                  "subnet": {"id": "/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/virtualNetworks/v/subnets/a"}}}]}},
             {"id": "/subscriptions/s/resourceGroups/g/providers/Microsoft.Compute/virtualMachines/m",
              "properties": {"networkProfile": {"networkInterfaces": [
                {"id": "/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/networkInterfaces/c"}]}}}]""";

    @Test
    void every_value_may_be_unknown_and_nothing_is_refused_for_it() {
        JsonNode whole = tree();

        List<String> refused = pointers(whole, "")
                .filter(each -> !each.endsWith("/id") || each.contains("/properties/"))
                .filter(each -> !each.matches("/\\d+"))
                .filter(each -> !imported(each).findings(Severity.ERROR).isEmpty())
                .toList();

        assertThat(pointers(whole, "")).hasSizeGreaterThan(60);
        assertThat(refused).isEmpty();
    }

    /** With an unknown value nothing may be certain that some value could turn; the facts of the whole stay for the rest. */
    @Test
    void what_depends_on_an_unknown_value_is_undetermined_and_the_rest_is_answered() {
        String rule = "/1/properties/securityRules/0/properties/";

        String address = "/4/properties/ipConfigurations/0/properties/privateIPAddress";
        assertThat(verdict(address, 80)).isEqualTo(Verdict.REACHABLE);
        assertThat(verdict("/0/name", 80)).isEqualTo(Verdict.REACHABLE);
        assertThat(verdict("/0/properties/subnets/0/properties/natGateway", 80)).isEqualTo(Verdict.REACHABLE);
        for (String field : List.of("priority", "direction", "access", "protocol", "sourceAddressPrefix")) {
            assertThat(verdict(rule + field, 80)).as(field).isEqualTo(Verdict.UNDETERMINED);
        }
        assertThat(verdict(rule + "sourcePortRange", 443)).isEqualTo(Verdict.BLOCKED);
        assertThat(verdict(rule + "destinationPortRanges/0", 443)).isEqualTo(Verdict.UNDETERMINED);
        assertThat(verdict("/1/properties/securityRules", 80)).isEqualTo(Verdict.UNDETERMINED);
        assertThat(verdict("/1/properties/securityRules/0", 80)).isEqualTo(Verdict.UNDETERMINED);
        assertThat(verdict("/1/condition", 80)).isEqualTo(Verdict.UNDETERMINED);
        assertThat(verdict(rule.replace("properties/securityRules/0/properties/", "location"), 443))
                .isEqualTo(Verdict.BLOCKED);
        assertThat(verdict("/0/properties/subnets/0/properties/networkSecurityGroup/id", 443))
                .isEqualTo(Verdict.BLOCKED);
        for (String field : List.of("networkSecurityGroup", "networkSecurityGroup/id")) {
            assertThat(verdict("/4/properties/" + field, 80)).as(field).isEqualTo(Verdict.UNDETERMINED);
        }
        for (String field : List.of("publicIPAddress", "subnet/id")) {
            assertThat(verdict("/4/properties/ipConfigurations/0/properties/" + field, 80))
                    .as(field)
                    .isEqualTo(Verdict.UNDETERMINED);
        }
        for (String path : List.of("/3/condition", "/4/condition", "/5/condition", "/0/condition")) {
            assertThat(verdict(path, 80)).as(path).isEqualTo(Verdict.UNDETERMINED);
        }
    }

    private static Verdict verdict(String pointer, int port) {
        Endpoint internet = new Endpoint.Address(IpSet.of(Ip.parse("9.9.9.9")));
        Endpoint machine = new Endpoint.Named(Endpoint.Kind.VM, "m");
        Network network = imported(pointer).network();
        return Reachability.of(network)
                .answer(Question.of(internet, machine, Traffic.tcp(port)))
                .verdict();
    }

    private static Stream<String> pointers(JsonNode node, String at) {
        if (node instanceof ObjectNode object) {
            return object.propertyStream().flatMap(each -> {
                String here = at + "/" + each.getKey();
                return Stream.concat(Stream.of(here), pointers(each.getValue(), here));
            });
        }
        if (node instanceof ArrayNode array) {
            return Stream.iterate(0, i -> i < array.size(), i -> i + 1)
                    .flatMap(i -> Stream.concat(Stream.of(at + "/" + i), pointers(array.get(i), at + "/" + i)));
        }
        return Stream.empty();
    }

    private static JsonNode tree() {
        return JsonMapper.shared().readTree(NETWORK);
    }

    private static Imported imported(String pointer) {
        JsonNode tree = tree();
        int slash = pointer.lastIndexOf('/');
        JsonNode parent = tree.at(pointer.substring(0, slash));
        String last = pointer.substring(slash + 1);
        JsonNode unknown = JsonNodeFactory.instance.pojoNode(LATER);
        if (parent instanceof ObjectNode object) {
            object.set(last, unknown);
        } else {
            ((ArrayNode) parent).set(Integer.parseInt(last), unknown);
        }
        return new Import(AzureImport.with(ServiceTags.none())).tree("later.json", tree);
    }
}
