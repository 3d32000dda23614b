package io.canreach.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.canreach.model.DeploymentModel;
import io.canreach.model.Endpoint;
import io.canreach.model.InvalidNetworkException;
import io.canreach.model.Network;
import io.canreach.model.NetworkSecurityGroup;
import io.canreach.model.OnPremisesNetwork;
import io.canreach.model.RouteTable;
import io.canreach.model.ServiceTag;
import io.canreach.model.VirtualNetwork;
import io.canreach.packet.IpSet;
import io.canreach.reach.Answer;
import io.canreach.reach.Question;
import io.canreach.reach.Reachability;
import io.canreach.reach.Traffic;
import io.canreach.reach.Verdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The XML of the classic deployment model becomes a network, and what it leaves out is told. */
class ClassicTest {
    private static final String NETWORK = """
            <NetworkConfiguration xmlns="http://schemas.microsoft.com/ServiceHosting/2011/07/NetworkConfiguration">
              <VirtualNetworkConfiguration>
                <Dns><DnsServers><DnsServer name="d" IPAddress="10.0.1.5"/></DnsServers></Dns>
                <LocalNetworkSites>
                  <LocalNetworkSite name="hq">
                    <AddressSpace><AddressPrefix>192.168.0.0/16</AddressPrefix></AddressSpace>
                    <VPNGatewayAddress>200.1.2.3</VPNGatewayAddress>
                  </LocalNetworkSite>
                </LocalNetworkSites>
                <VirtualNetworkSites>
                  <VirtualNetworkSite name="testVNet" Location="South Central US">
                    <AddressSpace><AddressPrefix>10.0.0.0/16</AddressPrefix></AddressSpace>
                    <Subnets>
                      <Subnet name="Subnet-1"><AddressPrefix>10.0.1.0/24</AddressPrefix>~</Subnet>
                      <Subnet name="GatewaySubnet"><AddressPrefix>10.0.255.0/27</AddressPrefix></Subnet>
                    </Subnets>
                    <DnsServersRef><DnsServerRef name="d"/></DnsServersRef>
                    <Gateway>
                      <VPNClientAddressPool><AddressPrefix>172.16.0.0/24</AddressPrefix></VPNClientAddressPool>
                      <ConnectionsToLocalNetwork>
                        <LocalNetworkSiteRef name="hq"><Connection type="IPsec"/></LocalNetworkSiteRef>
                      </ConnectionsToLocalNetwork>
                    </Gateway>
                  </VirtualNetworkSite>
                </VirtualNetworkSites>
              </VirtualNetworkConfiguration>
            </NetworkConfiguration>""";

    private static final String DEPLOYMENT = """
            <Deployment xmlns="http://schemas.microsoft.com/windowsazure"
                xmlns:i="http://www.w3.org/2001/XMLSchema-instance">
              <Name>one</Name><Url>http://shop.cloudapp.net/</Url>
              <RoleInstanceList><RoleInstance><RoleName>sql</RoleName><InstanceName>sql</InstanceName>
                <IpAddress>10.0.1.6</IpAddress></RoleInstance></RoleInstanceList>
              <RoleList><Role i:type="PersistentVMRole"><RoleName>sql</RoleName><RoleType>PersistentVMRole</RoleType>
                <ConfigurationSets><ConfigurationSet><InputEndpoints><InputEndpoint>
                  <LocalPort>1433</LocalPort><Name>mssql</Name><Port>14330</Port><Protocol>tcp</Protocol>
                  <EndpointAcl><Rules><Rule><Order>1</Order><Action>permit</Action>
                    <RemoteSubnet>23.99.18.229/31</RemoteSubnet></Rule></Rules></EndpointAcl>
                </InputEndpoint></InputEndpoints><SubnetNames><SubnetName>Subnet-1</SubnetName></SubnetNames>
                </ConfigurationSet></ConfigurationSets></Role></RoleList>
              <VirtualNetworkName>testVNet</VirtualNetworkName>
              <VirtualIPs><VirtualIP><Address>13.91.40.238</Address></VirtualIP></VirtualIPs>
            </Deployment>""";

    private static final String SERVICE = """
            <ServiceConfiguration serviceName="x">
              <Role name="sql"><Instances count="1"/></Role>
              <NetworkConfiguration>
                <AccessControls><AccessControl name="some">
                  <Rule action="deny" description="x" order="100" remoteSubnet="23.99.18.0/24"/>
                </AccessControl></AccessControls>
                <EndpointAcls><EndpointAcl role="sql" endPoint="mssql" accessControl="some"/></EndpointAcls>
              </NetworkConfiguration>
            </ServiceConfiguration>""";

    private static final Endpoint SQL = new Endpoint.Named(Endpoint.Kind.VM, "sql");

    @TempDir
    Path folder;

    private Imported read(String... texts) throws IOException {
        for (int i = 0; i < texts.length; i++) {
            Files.writeString(folder.resolve(i + ".xml"), texts[i]);
        }
        return AzureImport.read(folder);
    }

    /** What an import found, beside that a network configuration says nothing of NSGs. */
    private static List<String> doubts(Imported imported) {
        return Samples.findings(imported).stream()
                .filter(each -> !each.contains("which NSGs and route tables its subnets have"))
                .toList();
    }

    private static Verdict verdict(Network network, String from, Endpoint to, int port) {
        return ask(network, new Endpoint.Address(IpSet.parse(from)), to, port).verdict();
    }

    private static Answer ask(Network network, Endpoint from, Endpoint to, int port) {
        return Reachability.of(network).answer(Question.of(from, to, Traffic.tcp(port)));
    }

    private static String deployment(String was, String is) {
        assertThat(DEPLOYMENT).contains(was);
        return DEPLOYMENT.replace(was, is);
    }

    @Test
    void a_network_configuration_is_networks_sites_and_gateways() throws IOException {
        var imported = read(NETWORK.replace("~", ""));

        var network = imported.network();
        var vnet = network.all(VirtualNetwork.class).iterator().next();
        assertThat(vnet.model()).isEqualTo(DeploymentModel.CLASSIC);
        assertThat(vnet.dnsServers()).map(Object::toString).containsExactly("10.0.1.5");
        assertThat(network.all(OnPremisesNetwork.class))
                .map(OnPremisesNetwork::name)
                .containsExactly("hq", "testVNet-vpn-clients");
        assertThat(doubts(imported)).isEmpty();
    }

    @Test
    void a_deployment_beside_its_network_is_a_machine_with_endpoints() throws IOException {
        var network = read(NETWORK.replace("~", ""), DEPLOYMENT).network();

        assertThat(verdict(network, "23.99.18.228", new Endpoint.PublicFace(SQL), 14330))
                .isEqualTo(Verdict.REACHABLE);
        assertThat(verdict(network, "23.99.18.228", new Endpoint.PublicFace(SQL), 1433))
                .isEqualTo(Verdict.BLOCKED);
        assertThat(verdict(network, "192.168.1.1", SQL, 1433)).isEqualTo(Verdict.REACHABLE);
    }

    @Test
    void of_a_permitted_prefix_of_two_only_these_two_connect() throws IOException {
        var network = read(deployment("<VirtualNetworkName>testVNet</VirtualNetworkName>", ""))
                .network();
        var face = new Endpoint.PublicFace(SQL);

        assertThat(verdict(network, "23.99.18.228-23.99.18.229", face, 14330)).isEqualTo(Verdict.REACHABLE);
        assertThat(verdict(network, "23.99.18.227", face, 14330)).isEqualTo(Verdict.BLOCKED);
        assertThat(verdict(network, "23.99.18.230", face, 14330)).isEqualTo(Verdict.BLOCKED);
    }

    @Test
    void a_service_configuration_gives_an_endpoint_its_list() throws IOException {
        var bare = DEPLOYMENT.replaceAll("(?s)<EndpointAcl>.*</EndpointAcl>", "");

        var network = read(NETWORK.replace("~", ""), bare, SERVICE).network();

        assertThat(verdict(network, "23.99.18.228", new Endpoint.PublicFace(SQL), 14330))
                .isEqualTo(Verdict.BLOCKED);
        assertThat(verdict(network, "8.8.8.8", new Endpoint.PublicFace(SQL), 14330))
                .isEqualTo(Verdict.REACHABLE);
    }

    @Test
    void a_list_that_is_not_there_leaves_the_endpoint_undetermined() throws IOException {
        var bare = DEPLOYMENT.replaceAll("(?s)<EndpointAcl>.*</EndpointAcl>", "");

        var imported = read(
                NETWORK.replace("~", ""), bare, SERVICE.replace("accessControl=\"some\"", "accessControl=\"none\""));

        assertThat(verdict(imported.network(), "8.8.8.8", new Endpoint.PublicFace(SQL), 14330))
                .isEqualTo(Verdict.UNDETERMINED);
        assertThat(doubts(imported)).singleElement().asString().contains("line 7, EndpointAcl");
    }

    @Test
    void a_rule_that_is_not_understood_leaves_the_endpoint_undetermined() throws IOException {
        for (var text : new String[] {
            deployment("<Action>permit</Action>", "<Action>maybe</Action>"),
            deployment("<Order>1</Order>", "<Order>first</Order>"),
            deployment("23.99.18.229/31", "23.99.18.229/77")
        }) {
            var network = read(NETWORK.replace("~", ""), text).network();

            assertThat(verdict(network, "23.99.18.228", new Endpoint.PublicFace(SQL), 14330))
                    .isEqualTo(Verdict.UNDETERMINED);
        }
    }

    @Test
    void an_endpoint_that_is_not_understood_leaves_the_way_in_open() throws IOException {
        var imported = read(NETWORK.replace("~", ""), deployment("<Port>14330</Port>", ""));

        assertThat(verdict(imported.network(), "8.8.8.8", new Endpoint.PublicFace(SQL), 14330))
                .isEqualTo(Verdict.UNDETERMINED);
        assertThat(doubts(imported))
                .singleElement()
                .asString()
                .contains("endpoint 'mssql' of role 'sql' has public port '' and local port '1433'");
    }

    @Test
    void an_nsg_in_classic_spelling_is_attached_where_a_subnet_names_it() throws IOException {
        var nsg = """
                <NetworkSecurityGroup><Name>web nsg</Name><Location>South Central US</Location><Rules>
                  <Rule><Name>ALLOW ALL</Name><Type>Inbound</Type><Priority>65000</Priority><Action>Allow</Action>
                    <SourceAddressPrefix>*</SourceAddressPrefix><SourcePortRange>*</SourcePortRange>
                    <DestinationAddressPrefix>*</DestinationAddressPrefix><DestinationPortRange>*</DestinationPortRange>
                    <Protocol>*</Protocol><IsDefault>true</IsDefault></Rule>
                  <Rule><Name>no vnet</Name><Type>Inbound</Type><Priority>100</Priority><Action>Deny</Action>
                    <SourceAddressPrefix>VIRTUAL_NETWORK</SourceAddressPrefix><SourcePortRange>*</SourcePortRange>
                    <DestinationAddressPrefix>*</DestinationAddressPrefix><DestinationPortRange>1433</DestinationPortRange>
                    <Protocol>TCP</Protocol><IsDefault>false</IsDefault></Rule>
                </Rules></NetworkSecurityGroup>""";
        var bare = DEPLOYMENT.replaceAll("(?s)<EndpointAcl>.*</EndpointAcl>", "");

        var network = read(NETWORK.replace("~", "<NetworkSecurityGroup>web nsg</NetworkSecurityGroup>"), bare, nsg)
                .network();

        var group = network.all(NetworkSecurityGroup.class).iterator().next();
        assertThat(group.rules())
                .singleElement()
                .satisfies(rule -> assertThat(rule.source()).containsExactly(ServiceTag.VIRTUAL_NETWORK));
        assertThat(verdict(network, "192.168.1.1", SQL, 1433)).isEqualTo(Verdict.BLOCKED);
    }

    @Test
    void a_network_configuration_alone_says_nothing_of_nsgs_and_that_is_told() throws IOException {
        var alone = read(NETWORK.replace("~", ""));

        assertThat(Samples.findings(alone))
                .anyMatch(each -> each.startsWith("WARNING")
                        && each.contains("does not say which NSGs and route tables its subnets have"));
    }

    @Test
    void an_nsg_that_nothing_names_leaves_classic_subnets_undetermined() throws IOException {
        var nsg =
                "<NetworkSecurityGroups><NetworkSecurityGroup><Name>n</Name></NetworkSecurityGroup></NetworkSecurityGroups>";

        var imported = read(NETWORK.replace("~", ""), DEPLOYMENT, nsg);

        assertThat(verdict(imported.network(), "192.168.1.1", SQL, 1433)).isEqualTo(Verdict.UNDETERMINED);
        assertThat(Samples.findings(imported))
                .anyMatch(each -> each.contains("what NSG 'n' is attached to is not in the input"));
    }

    @Test
    void classic_routes_have_classic_next_hops() throws IOException {
        var table = "<RouteTable><Name>t</Name><Location>South Central US</Location><RouteList>"
                + "<Route><Name>a</Name><AddressPrefix>0.0.0.0/0</AddressPrefix><NextHopType><Type>VPNGateway</Type></NextHopType></Route>"
                + "<Route><Name>b</Name><AddressPrefix>1.0.0.0/8</AddressPrefix><NextHopType><Type>Null</Type></NextHopType></Route>"
                + "<Route><Name>c</Name><AddressPrefix>2.0.0.1/8</AddressPrefix><NextHopType><Type>VirtualAppliance</Type>"
                + "<IpAddress>10.0.1.9</IpAddress></NextHopType></Route>"
                + "<Route><Name>d</Name><AddressPrefix>x</AddressPrefix><NextHopType><Type>Moon</Type></NextHopType></Route>"
                + "</RouteList></RouteTable>";

        var imported = read(NETWORK.replace("~", "<RouteTable>t</RouteTable>"), table);

        assertThat(imported.network().all(RouteTable.class))
                .singleElement()
                .satisfies(each -> assertThat(each.routes())
                        .map(Object::toString)
                        .startsWith(
                                "a 0.0.0.0/0 -> VirtualNetworkGateway",
                                "b 1.0.0.0/8 -> None",
                                "c 2.0.0.0/8 -> VirtualAppliance 10.0.1.9"));
        assertThat(doubts(imported)).hasSize(3);
    }

    @Test
    void two_descriptions_of_one_network_that_differ_are_refused() throws IOException {
        var other = NETWORK.replace("~", "").replace("10.0.1.0/24", "10.0.2.0/24");

        assertThatThrownBy(read(NETWORK.replace("~", ""), other)::network)
                .isInstanceOf(InvalidNetworkException.class)
                .hasMessageContaining("vnet 'testVNet' is described otherwise in another document");
    }

    @Test
    void a_document_is_known_by_what_it_holds_in_any_encoding() throws IOException {
        var file = folder.resolve("network.txt");
        Files.write(file, ("\uFEFF" + NETWORK.replace("~", "")).getBytes(StandardCharsets.UTF_16LE));

        assertThat(AzureImport.read(file).network().all(VirtualNetwork.class)).hasSize(1);
        assertThat(AzureImport.readText("text", NETWORK.replace("~", ""))
                        .network()
                        .all(VirtualNetwork.class))
                .hasSize(1);
    }

    @Test
    void other_xml_is_refused_where_it_was_named_and_left_out_in_a_folder() throws IOException {
        assertThatThrownBy(() -> AzureImport.readText("pom.xml", "<project/>"))
                .isInstanceOf(ImportException.class)
                .hasMessageStartingWith("pom.xml is XML, <project>; allowed is classic XML");
        assertThat(doubts(read(NETWORK.replace("~", ""), "<project/>")))
                .singleElement()
                .asString()
                .contains("line 1, project: the file is XML that describes no network");
    }
}
