package io.canreach.exporter;

import static org.assertj.core.api.Assertions.assertThat;

import io.canreach.importer.AzureImport;
import io.canreach.importer.ImportException;
import io.canreach.model.Access;
import io.canreach.model.AddressMatch;
import io.canreach.model.AnyAddress;
import io.canreach.model.ApplicationSecurityGroup;
import io.canreach.model.AsgReference;
import io.canreach.model.DeploymentModel;
import io.canreach.model.Direction;
import io.canreach.model.KnownAddress;
import io.canreach.model.Network;
import io.canreach.model.NetworkSecurityGroup;
import io.canreach.model.NextHopType;
import io.canreach.model.PortMatch;
import io.canreach.model.Ports;
import io.canreach.model.Prefix;
import io.canreach.model.Resource;
import io.canreach.model.Route;
import io.canreach.model.RouteDestination;
import io.canreach.model.RouteTable;
import io.canreach.model.SecurityRule;
import io.canreach.model.ServiceTag;
import io.canreach.packet.Cidr;
import io.canreach.packet.Ip;
import io.canreach.packet.PortSet;
import io.canreach.packet.Protocol;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What is written as JSON and read again is what it was. */
class RoundTripTest {
    private static final int ALL = 1000;
    private static final int TOGETHER = 50;
    private static final List<Protocol> PROTOCOLS =
            List.of(Protocol.ANY, Protocol.TCP, Protocol.UDP, Protocol.ICMP, Protocol.ESP, Protocol.AH);
    private static final List<String> TAGS =
            List.of("VirtualNetwork", "Internet", "AzureLoadBalancer", "Storage.WestEurope", "AzureFrontDoor.Backend");

    @Test
    void a_thousand_random_groups_and_tables_come_back_equal() {
        var compared = 0;
        for (int first = 0; first < ALL; first += TOGETHER) {
            var network = network(first);

            var read = read(NetworkExport.arm(network));

            for (var group : network.all(NetworkSecurityGroup.class)) {
                var back = only(read, NetworkSecurityGroup.class, group.name());
                assertThat(new NetworkSecurityGroup(group.id(), back.model(), back.location(), back.rules()))
                        .isEqualTo(group);
            }
            for (var table : network.all(RouteTable.class)) {
                var back = only(read, RouteTable.class, table.name());
                assertThat(new RouteTable(
                                table.id(), back.location(), back.routes(), back.disableBgpRoutePropagation()))
                        .isEqualTo(table);
                compared++;
            }
        }

        assertThat(compared).isEqualTo(ALL);
    }

    private static Network network(int first) {
        var builder = Network.builder()
                .existing()
                .add(new ApplicationSecurityGroup(Sample.id("applicationSecurityGroups/from"), ""))
                .add(new ApplicationSecurityGroup(Sample.id("applicationSecurityGroups/to"), ""));
        for (int seed = first; seed < first + TOGETHER; seed++) {
            builder.add(group(seed)).add(table(seed));
        }
        return builder.build();
    }

    private static <T extends Resource> T only(Network network, Class<T> kind, String name) {
        return network.all(kind).stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Reads the template; as long as templates are not read, its resources as Azure would give them. */
    private static Network read(String template) {
        try {
            return AzureImport.readText("template.json", template).network();
        } catch (ImportException later) {
            assertThat(later.getMessage()).contains("this format comes later");
            return AzureImport.readText("resources.json", resources(template)).network();
        }
    }

    private static String resources(String template) {
        var resources = JsonMapper.shared().readTree(template).path("resources");
        for (var each : resources.values()) {
            var type = each.path("type").stringValue().replace("Microsoft.Network/", "");
            ((ObjectNode) each)
                    .put("id", Sample.AZURE + type + "/" + each.path("name").stringValue());
        }
        return resources.toString();
    }

    private static NetworkSecurityGroup group(int seed) {
        var random = new Random(seed);
        var rules = new ArrayList<SecurityRule>();
        var priorities = new LinkedHashSet<Integer>();
        while (priorities.size() < random.nextInt(1, 12)) {
            priorities.add(random.nextInt(100, 4097));
        }
        for (var direction : Direction.values()) {
            priorities.stream()
                    .sorted()
                    .forEach(priority -> rules.add(rule(direction + "-" + priority, priority, direction, random)));
        }
        return new NetworkSecurityGroup(
                Sample.id("networkSecurityGroups/nsg-" + seed), DeploymentModel.RESOURCE_MANAGER, "westeurope", rules);
    }

    private static SecurityRule rule(String name, int priority, Direction direction, Random random) {
        var family = random.nextInt(4) == 0;
        return SecurityRule.of(name, priority, direction, random.nextBoolean() ? Access.ALLOW : Access.DENY)
                .withProtocol(PROTOCOLS.get(random.nextInt(PROTOCOLS.size())))
                .withSource(side(random, family, "from"))
                .withSourcePorts(ports(random))
                .withDestination(side(random, family, "to"))
                .withDestinationPorts(ports(random));
    }

    private static List<AddressMatch> side(Random random, boolean ipv6, String name) {
        return switch (random.nextInt(4)) {
            case 0 -> List.of(new AnyAddress());
            case 1 -> List.of(new ServiceTag(TAGS.get(random.nextInt(TAGS.size()))));
            case 2 -> List.of(new AsgReference(Sample.id("applicationSecurityGroups/" + name)));
            default -> List.copyOf(prefixes(random, ipv6));
        };
    }

    private static Set<AddressMatch> prefixes(Random random, boolean ipv6) {
        var prefixes = new LinkedHashSet<AddressMatch>();
        for (int i = 0; i <= random.nextInt(4); i++) {
            prefixes.add(new Prefix(cidr(random, ipv6)));
        }
        return prefixes;
    }

    private static Cidr cidr(Random random, boolean ipv6) {
        var address =
                ipv6 ? Ip.ofIpv6(random.nextLong(), random.nextLong()) : Ip.ofIpv4(random.nextInt() & 0xFFFF_FFFFL);
        return Cidr.parseNormalized(address + "/" + random.nextInt(ipv6 ? 129 : 33));
    }

    private static List<PortMatch> ports(Random random) {
        if (random.nextInt(3) == 0) {
            return List.of(Ports.ALL);
        }
        var ports = new LinkedHashSet<PortMatch>();
        for (int i = 0; i <= random.nextInt(4); i++) {
            var first = random.nextInt(1, 65_000);
            ports.add(new Ports(PortSet.range(first, first + (random.nextBoolean() ? 0 : random.nextInt(500)))));
        }
        return List.copyOf(ports);
    }

    private static RouteTable table(int seed) {
        var random = new Random(-seed);
        var routes = new ArrayList<Route>();
        var destinations = new LinkedHashSet<RouteDestination>();
        for (int i = 0; i < random.nextInt(12); i++) {
            destinations.add(
                    random.nextInt(5) == 0
                            ? new ServiceTag(TAGS.get(3 + random.nextInt(2)))
                            : new Prefix(cidr(random, random.nextInt(4) == 0)));
        }
        for (var destination : destinations) {
            routes.add(route("route-%02d".formatted(routes.size()), destination, random));
        }
        return new RouteTable(Sample.id("routeTables/table-" + seed), "westeurope", routes, random.nextBoolean());
    }

    private static Route route(String name, RouteDestination destination, Random random) {
        var hops = List.of(
                NextHopType.VNET_LOCAL, NextHopType.VIRTUAL_NETWORK_GATEWAY, NextHopType.INTERNET, NextHopType.NONE);
        var appliance =
                destination instanceof Prefix prefix && prefix.cidr().family().bits() == 32;
        return appliance && random.nextBoolean()
                ? Route.toAppliance(name, destination, new KnownAddress(Ip.ofIpv4(random.nextInt() & 0xFFFF_FFFFL)))
                : Route.of(name, destination, hops.get(random.nextInt(hops.size())));
    }
}
