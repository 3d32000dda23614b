package io.canreach.importer;

import static org.assertj.core.api.Assertions.assertThat;

import io.canreach.model.AppServiceEnvironment;
import io.canreach.model.Direction;
import io.canreach.model.Endpoint;
import io.canreach.model.InternalLoadBalancing;
import io.canreach.model.Network;
import io.canreach.model.NetworkSecurityGroup;
import io.canreach.model.NextHopType;
import io.canreach.model.RouteTable;
import io.canreach.model.Subnet;
import io.canreach.model.Unknown;
import io.canreach.model.VirtualMachine;
import io.canreach.model.VirtualNetwork;
import io.canreach.model.VnetPeering;
import io.canreach.packet.Flow;
import io.canreach.reach.Verdict;
import io.canreach.security.RuleList;
import io.canreach.security.RulePart;
import io.canreach.security.RuleScope;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is known of real templates, asked of the networks that are read from them. */
class TemplateFactsTest {
    private static final String QUICKSTART = "quickstarts~microsoft.network~";

    @BeforeEach
    void needs_the_real_inputs() {
        Templated.assumeThere();
    }

    @ParameterizedTest
    @CsvSource({
        "FESubnet,  INBOUND,  tcp, 9.9.9.9,  10.0.0.4, 80,   Allow web_rule",
        "FESubnet,  INBOUND,  tcp, 9.9.9.9,  10.0.0.4, 3389, Allow rdp_rule",
        "FESubnet,  INBOUND,  tcp, 9.9.9.9,  10.0.0.4, 443,  Deny DenyAllInBound",
        "AppSubnet, INBOUND,  tcp, 10.0.0.4, 10.0.1.4, 443,  Allow Allow_FE",
        "AppSubnet, INBOUND,  tcp, 10.0.0.4, 10.0.1.4, 8080, Allow AllowVnetInBound",
        "DBSubnet,  INBOUND,  tcp, 10.0.1.4, 10.0.2.4, 1433, Allow Allow_App",
        "DBSubnet,  INBOUND,  tcp, 10.0.1.4, 10.0.2.4, 80,   Deny Block_App",
        "DBSubnet,  INBOUND,  tcp, 10.0.0.4, 10.0.2.4, 1433, Deny Block_FE",
        "AppSubnet, OUTBOUND, tcp, 10.0.1.4, 9.9.9.9,  443,  Deny Block_Internet_Outbound",
        "DBSubnet,  OUTBOUND, tcp, 10.0.2.4, 9.9.9.9,  443,  Deny Block_Internet"
    })
    void nsg_dmz_in_vnet(
            String subnet, Direction way, String protocol, String from, String to, int port, String expected) {
        Network network = network(QUICKSTART + "nsg-dmz-in-vnet");

        assertThat(decided(network, subnet, way, flow(protocol, from, to, port)))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "AppSubnet,      INBOUND,  tcp, 10.1.0.4, 10.1.1.4, 80,   Allow fe_rule",
        "FrontendSubnet, OUTBOUND, tcp, 10.1.0.4, 10.1.1.4, 80,   Allow App_subnet_rule",
        "FrontendSubnet, OUTBOUND, udp, 10.1.0.4, 10.1.1.4, 53,   Deny Block_Internal_Network",
        "FrontendSubnet, OUTBOUND, tcp, 10.1.0.4, 10.1.2.4, 1433, Deny Block_Internal_Network",
        "BackendSubnet,  INBOUND,  tcp, 10.1.1.4, 10.1.2.4, 1433, Allow app_rule",
        "BackendSubnet,  INBOUND,  udp, 10.1.1.4, 10.1.2.4, 53,   Deny vnet_rule",
        "AppSubnet,      INBOUND,  tcp, 9.9.9.9,  10.1.1.4, 3389, Allow rdp_rule",
        "BackendSubnet,  INBOUND,  tcp, 9.9.9.9,  10.1.2.4, 3389, Deny DenyAllInBound",
        "BackendSubnet,  OUTBOUND, tcp, 10.1.2.4, 9.9.9.9,  443,  Deny Deny_Internet"
    })
    void multi_tier_service_networking(
            String subnet, Direction way, String protocol, String from, String to, int port, String expected) {
        Network network = network("demos~multi-tier-service-networking");

        assertThat(decided(network, subnet, way, flow(protocol, from, to, port)))
                .isEqualTo(expected);
    }

    @Test
    void application_security_group() {
        Network network = network(QUICKSTART + "application-security-group");

        assertThat(Asked.verdict(network, Asked.HOST, Asked.vm("VM"), 80)).isEqualTo(Verdict.REACHABLE);
        assertThat(Asked.verdict(network, Asked.HOST, Asked.vm("VM"), 22)).isEqualTo(Verdict.REACHABLE);
        assertThat(Asked.verdict(network, Asked.HOST, Asked.vm("VM"), 443)).isEqualTo(Verdict.BLOCKED);
    }

    @Test
    void userdefined_routes_appliance() {
        Network network = network(QUICKSTART + "userdefined-routes-appliance");

        RouteTable table = network.all(RouteTable.class).iterator().next();

        assertThat(table.routes()).singleElement().satisfies(route -> {
            assertThat(route.nextHopType()).isEqualTo(NextHopType.VIRTUAL_APPLIANCE);
            assertThat(route.nextHopAddress().orElseThrow()).hasToString("10.1.1.4");
        });
        assertThat(subnet(network, "FrontendSubnet").routeTable()).contains(table.id());
        assertThat(subnet(network, "BackendSubnet").routeTable()).isEmpty();
    }

    @Test
    void nat_gateway_hub_spoke_firewall_has_a_next_hop_that_only_the_deployment_knows() {
        Imported imported = AzureImport.read(Templated.ARM.resolve(QUICKSTART + "nat-gateway-hub-spoke-firewall"));

        RouteTable table = imported.network().all(RouteTable.class).iterator().next();

        assertThat(imported.findings(Finding.Severity.ERROR)).isEmpty();
        assertThat(table.routes())
                .singleElement()
                .satisfies(route -> assertThat(route.nextHopAddress().orElseThrow())
                        .isInstanceOfSatisfying(
                                Unknown.class,
                                why -> assertThat(why.reason()).contains("has this only when it is deployed")));
        assertThat(Asked.verdict(imported.network(), Asked.vm(vm(imported.network())), Asked.HOST, 443))
                .isEqualTo(Verdict.UNDETERMINED);
    }

    private static String vm(Network network) {
        return network.all(VirtualMachine.class).iterator().next().id().name();
    }

    @Test
    void ipv6_in_vnet_wants_source_port_80_too() {
        Network network = network("demos~ipv6-in-vnet");
        Subnet subnet = network.all(Subnet.class).iterator().next();
        String own = subnet.prefixes().get(0).first().toString();

        Flow plain = Flow.tcp("9.9.9.9", 50_000, own, 80);
        Flow odd = Flow.tcp("9.9.9.9", 80, own, 80);

        assertThat(decided(network, "dsNsg", subnet, Direction.INBOUND, plain)).isEqualTo("Deny DenyAllInBound");
        assertThat(decided(network, "dsNsg", subnet, Direction.INBOUND, odd)).isEqualTo("Allow allow-HTTP-in");
        assertThat(network.all(RouteTable.class).iterator().next().routes())
                .anyMatch(route -> route.destination().toString().startsWith("cab:cab::/96"));
    }

    @Test
    void e_shop_website_with_ilb_ase_has_no_public_address_for_apps() {
        Network network = network("demos~e-shop-website-with-ilb-ase");

        AppServiceEnvironment ase =
                network.all(AppServiceEnvironment.class).iterator().next();

        assertThat(ase.internalLoadBalancing()).isEqualTo(InternalLoadBalancing.of(true, true));
        assertThat(Asked.verdict(
                        network,
                        Asked.HOST,
                        new Endpoint.Named(Endpoint.Kind.ASE, ase.id().name()),
                        443))
                .isEqualTo(Verdict.BLOCKED);
    }

    @ParameterizedTest
    @CsvSource({"udp, 161, Allow snmp_161", "tcp, 161, Allow snmp_161", "tcp, 22, Allow ssh_22"})
    void github_enterprise(String protocol, int port, String expected) {
        Network network = network("application-workloads~github-enterprise~github-enterprise");
        Subnet subnet = network.all(Subnet.class).iterator().next();
        NetworkSecurityGroup group =
                network.all(NetworkSecurityGroup.class).iterator().next();

        String own = subnet.prefixes().get(0).first().toString();

        assertThat(decided(network, group.id().name(), subnet, Direction.INBOUND, flow(protocol, "9.9.9.9", own, port)))
                .isEqualTo(expected);
        assertThat(group.rules()).hasSize(10);
    }

    @ParameterizedTest
    @CsvSource({"9.9.9.9, 443", "168.63.129.16, 443"})
    void sqlmi_new_vnet_denies_the_internet_and_the_load_balancer_by_its_own_rule(String from, int port) {
        Network network = network("quickstarts~microsoft.sql~sqlmi-new-vnet");
        Subnet subnet = network.all(Subnet.class).iterator().next();

        String own = subnet.prefixes().get(0).first().toString();

        assertThat(decided(network, subnet.name(), Direction.INBOUND, Flow.tcp(from, 50_000, own, port)))
                .isEqualTo("Deny deny_all_inbound");
    }

    @ParameterizedTest
    @CsvSource({
        "INBOUND,  9.9.9.9, 443,  Allow Secure_Client_communication_to_API_Management",
        "OUTBOUND, 9.9.9.9, 8443, Deny Deny_All_Internet_Outbound"
    })
    void api_management_create_with_external_vnet_publicip(Direction way, String other, int port, String expected) {
        Network network =
                network("quickstarts~microsoft.apimanagement~api-management-create-with-external-vnet-publicip");
        Subnet subnet = network.all(Subnet.class).iterator().next();
        String own = subnet.prefixes().get(0).first().toString();

        Flow flow = way == Direction.INBOUND ? Flow.tcp(other, 50_000, own, port) : Flow.tcp(own, 50_000, other, port);

        assertThat(decided(network, subnet.name(), way, flow)).isEqualTo(expected);
    }

    @Test
    void vnet_to_vnet_peering_is_connected_and_forwards_nothing() {
        Network network = network(QUICKSTART + "vnet-to-vnet-peering");

        assertThat(network.all(VirtualNetwork.class))
                .hasSize(2)
                .allSatisfy(vnet -> assertThat(vnet.peerings()).singleElement().satisfies(peering -> {
                    assertThat(peering.state()).isEqualTo(VnetPeering.State.CONNECTED);
                    assertThat(peering.allowForwardedTraffic()).isFalse();
                    assertThat(peering.allowVirtualNetworkAccess()).isTrue();
                }));
    }

    private static Network network(String folder) {
        return AzureImport.read(Templated.ARM.resolve(folder)).network();
    }

    private static Flow flow(String protocol, String from, String to, int port) {
        return protocol.equals("udp") ? Flow.udp(from, 50_000, to, port) : Flow.tcp(from, 50_000, to, port);
    }

    private static Subnet subnet(Network network, String name) {
        return network.all(Subnet.class).stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static String decided(Network network, String subnet, Direction way, Flow flow) {
        Subnet in = subnet(network, subnet);
        return decided(network, in.networkSecurityGroup().orElseThrow().name(), in, way, flow);
    }

    private static String decided(Network network, String group, Subnet subnet, Direction way, Flow flow) {
        NetworkSecurityGroup nsg = network.all(NetworkSecurityGroup.class).stream()
                .filter(each -> each.id().name().equals(group))
                .findFirst()
                .orElseThrow();
        RulePart part = RuleList.of(nsg, way, RuleScope.of(network, subnet)).decide(flow);
        return part.rule().access() + " " + part.rule().name();
    }
}
