package io.canreach.importer;

import static org.assertj.core.api.Assertions.assertThat;

import io.canreach.model.Endpoint;
import io.canreach.model.NetworkInterface;
import io.canreach.model.VirtualMachine;
import io.canreach.model.VirtualNetwork;
import io.canreach.packet.IpSet;
import io.canreach.reach.Answer;
import io.canreach.reach.Question;
import io.canreach.reach.Reachability;
import io.canreach.reach.Traffic;
import io.canreach.reach.Verdict;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whom the endpoints of web and worker roles let in stands in the service configuration, which a deployment holds as a text. */
class ClassicWebRoleTest {
    private static final String INSTANCE = """
            <RoleInstance><RoleName>web</RoleName><InstanceName>web_IN_%d</InstanceName><IpAddress>10.0.1.%d</IpAddress>
              <InstanceEndpoints><InstanceEndpoint><Name>site</Name><Vip>13.91.40.238</Vip><PublicPort>80</PublicPort>
                <LocalPort>8080</LocalPort><Protocol>http</Protocol></InstanceEndpoint></InstanceEndpoints>
            </RoleInstance>""";

    private static final String DEPLOYMENT = """
            <Deployment xmlns="http://schemas.microsoft.com/windowsazure">
              <Name>one</Name><Url>http://shop.cloudapp.net/</Url>%s
              <RoleInstanceList>%s</RoleInstanceList>
              <RoleList><Role><RoleName>web</RoleName></Role></RoleList>
              <VirtualIPs><VirtualIP><Address>13.91.40.238</Address></VirtualIP></VirtualIPs>
            </Deployment>""";

    private static final String SERVICE = """
            <?xml version="1.0" encoding="utf-16"?>
            <ServiceConfiguration serviceName="shop">
              <Role name="web"><Instances count="2"/></Role>
              <NetworkConfiguration>
                <AccessControls><AccessControl name="office">
                  <Rule action="permit" description="x" order="100" remoteSubnet="23.99.18.0/24"/>
                </AccessControl></AccessControls>
                <EndpointAcls><EndpointAcl role="web" endPoint="site" accessControl="office"/></EndpointAcls>
              </NetworkConfiguration>
            </ServiceConfiguration>""";

    private static final String OPEN = """
            <ServiceConfiguration serviceName="shop"><Role name="web"><Instances count="2"/></Role>
            </ServiceConfiguration>""";

    @TempDir
    Path folder;

    private Imported read(String configuration, String... beside) throws IOException {
        String instances = INSTANCE.formatted(0, 7) + INSTANCE.formatted(1, 8);
        Files.writeString(folder.resolve("deployment.xml"), DEPLOYMENT.formatted(configuration, instances));
        for (int i = 0; i < beside.length; i++) {
            Files.writeString(folder.resolve("beside-" + i + ".cscfg"), beside[i].replace("utf-16", "utf-8"));
        }
        return AzureImport.read(folder);
    }

    private static String configuration(String text, Charset charset) {
        return "<Configuration>" + Base64.getEncoder().encodeToString(text.getBytes(charset)) + "</Configuration>";
    }

    private static Answer ask(Imported imported, String from) {
        return Reachability.of(imported.network())
                .answer(Question.of(
                        new Endpoint.Address(IpSet.parse(from)),
                        new Endpoint.PublicFace(new Endpoint.Named(Endpoint.Kind.VM, "web_IN_0")),
                        Traffic.tcp(80)));
    }

    private static Verdict office(Imported imported) {
        return ask(imported, "23.99.18.9").verdict();
    }

    private static Verdict stranger(Imported imported) {
        return ask(imported, "8.8.8.8").verdict();
    }

    @Test
    void without_a_service_configuration_nobody_knows_whom_an_endpoint_lets_in() throws IOException {
        var imported = read("");

        assertThat(stranger(imported)).isEqualTo(Verdict.UNDETERMINED);
        assertThat(ask(imported, "8.8.8.8").explain())
                .contains("the service configuration of role 'web' is not in the input");
        assertThat(Samples.findings(imported))
                .anyMatch(each -> each.contains("it alone says whom endpoint 'site' lets in")
                        && each.contains("give the .cscfg of the service, too"));
    }

    @Test
    void instances_share_the_endpoints_of_their_role_and_its_list() throws IOException {
        var imported = read("", SERVICE);

        assertThat(imported.network().all(VirtualMachine.class))
                .hasSize(2)
                .allSatisfy(vm -> assertThat(vm.inputEndpoints())
                        .singleElement()
                        .satisfies(endpoint -> {
                            assertThat(endpoint).hasToString("endpoint 'site' TCP 80 -> 8080");
                            assertThat(endpoint.acl()).isPresent();
                        }));
        assertThat(office(imported)).isEqualTo(Verdict.REACHABLE);
        assertThat(stranger(imported)).isEqualTo(Verdict.BLOCKED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16", "UTF-16LE", "UTF-16BE"})
    void the_configuration_in_a_deployment_is_read_whatever_its_encoding(String charset) throws IOException {
        var imported = read(configuration(SERVICE, Charset.forName(charset)));

        assertThat(office(imported)).isEqualTo(Verdict.REACHABLE);
        assertThat(stranger(imported)).isEqualTo(Verdict.BLOCKED);
        assertThat(Samples.findings(imported)).noneMatch(each -> each.contains("Configuration"));
    }

    @Test
    void a_configuration_that_gives_an_endpoint_no_list_lets_everybody_in() throws IOException {
        var imported = read(configuration(OPEN, StandardCharsets.UTF_8));

        assertThat(stranger(imported)).isEqualTo(Verdict.REACHABLE);
    }

    @Test
    void the_same_list_may_be_met_many_times() throws IOException {
        var same = read(configuration(SERVICE, StandardCharsets.UTF_8), SERVICE, SERVICE);

        assertThat(Samples.findings(same)).noneMatch(each -> each.contains("ACL"));
        assertThat(office(same)).isEqualTo(Verdict.REACHABLE);
    }

    @Test
    void what_is_deployed_goes_before_what_lies_beside_it() throws IOException {
        var other = read(configuration(SERVICE, StandardCharsets.UTF_8), SERVICE.replace("23.99.18.0", "23.99.19.0"));

        assertThat(office(other)).isEqualTo(Verdict.REACHABLE);
        assertThat(Samples.findings(other))
                .anyMatch(each -> each.contains("the deployment has another ACL of endpoint 'site' of role 'web'"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no base64!",
                "bm90IHhtbA==",
                "PGEgYj0iw/8iLz4=",
                "PGEvPg==",
                "PCFET0NUWVBFIGEgWzwhRU5USVRZIGIgU1lTVEVNICJmaWxlOi8vL2V0Yy9wYXNzd2QiPl0+PGE+JmI7PC9hPg=="
            })
    void a_configuration_that_cannot_be_read_is_told_and_lets_nothing_be_known(String text) throws IOException {
        var imported = read("<Configuration>" + text + "</Configuration>");

        assertThat(stranger(imported)).isEqualTo(Verdict.UNDETERMINED);
        assertThat(Samples.findings(imported))
                .anyMatch(each -> each.contains("whom endpoints of its roles let in is not known"));
    }

    private static final String NETWORK = """
            <NetworkConfiguration><VirtualNetworkConfiguration><VirtualNetworkSites>
              <VirtualNetworkSite name="net" Location="West US">
                <AddressSpace><AddressPrefix>10.0.0.0/16</AddressPrefix></AddressSpace>
                <Subnets>
                  <Subnet name="back"><AddressPrefix>10.0.2.0/24</AddressPrefix></Subnet>
                  <Subnet name="front"><AddressPrefix>10.0.1.0/24</AddressPrefix>%s</Subnet>
                </Subnets></VirtualNetworkSite>
            </VirtualNetworkSites></VirtualNetworkConfiguration></NetworkConfiguration>""";

    private static String placed(String subnets) {
        return OPEN.replace(
                "</ServiceConfiguration>",
                "<NetworkConfiguration><VirtualNetworkSite name=\"net\"/><AddressAssignments>"
                        + "<InstanceAddress roleName=\"web\">" + subnets + "</InstanceAddress></AddressAssignments>"
                        + "</NetworkConfiguration></ServiceConfiguration>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<Subnets><Subnet name=\"front\"/></Subnets>",
                "<Subnets><Subnet name=\"back\"/><Subnet name=\"front\"/></Subnets>"
            })
    void roles_stand_in_the_subnet_that_their_configuration_names_and_that_holds_their_address(String subnets)
            throws IOException {
        var imported = read(configuration(placed(subnets), StandardCharsets.UTF_8), NETWORK.formatted(""));

        assertThat(imported.network().all(NetworkInterface.class))
                .hasSize(2)
                .allSatisfy(
                        nic -> assertThat(nic.ipConfigurations().get(0).subnet().toString())
                                .endsWith("net/subnets/front"));
    }

    @Test
    void a_configuration_that_lies_beside_the_deployment_places_roles_too() throws IOException {
        var imported = read("", placed(""), NETWORK.formatted(""));

        assertThat(imported.network().all(NetworkInterface.class))
                .allSatisfy(
                        nic -> assertThat(nic.ipConfigurations().get(0).subnet().toString())
                                .endsWith("net/subnets/front"));
    }

    private static final String OTHER_SERVICE = DEPLOYMENT
            .replace("shop", "bank")
            .replace("13.91.40.238", "13.91.40.99")
            .formatted(
                    "", "<RoleInstance><RoleName>web</RoleName><InstanceName>web_IN_9</InstanceName></RoleInstance>");

    @Test
    void configurations_that_differ_in_a_role_of_the_same_name_leave_its_endpoints_open_to_doubt() throws IOException {
        var imported = read("", SERVICE, OPEN);

        assertThat(stranger(imported)).isEqualTo(Verdict.UNDETERMINED);
        assertThat(office(imported)).isEqualTo(Verdict.UNDETERMINED);
        assertThat(ask(imported, "8.8.8.8").explain())
                .contains(
                        "service configurations in the input have a role 'web' each, and differ in whom endpoint 'site'"
                                + " lets in");
    }

    @Test
    void lists_of_the_same_name_in_two_configurations_are_two_lists() throws IOException {
        var other = SERVICE.replace("23.99.18.0", "23.99.19.0").replace("\"web\"", "\"mail\"");

        var imported = read("", SERVICE, other);

        assertThat(office(imported)).isEqualTo(Verdict.REACHABLE);
        assertThat(ask(imported, "23.99.19.9").verdict()).isEqualTo(Verdict.BLOCKED);
    }

    @Test
    void one_configuration_is_not_believed_of_two_services_with_a_role_of_its_name() throws IOException {
        var imported = read("", OPEN, OTHER_SERVICE);

        assertThat(stranger(imported)).isEqualTo(Verdict.UNDETERMINED);
        assertThat(ask(imported, "8.8.8.8").explain())
                .contains(
                        "the services 'bank' and 'shop' have a role 'web' each, and not as many service configurations"
                                + " in the input say whom endpoint 'site' lets in");
    }

    @Test
    void two_services_whose_configurations_agree_are_known() throws IOException {
        var imported = read("", OPEN, OPEN, OTHER_SERVICE);

        assertThat(stranger(imported)).isEqualTo(Verdict.REACHABLE);
    }

    @Test
    void a_role_that_configurations_put_into_different_networks_stands_nowhere_known() throws IOException {
        var imported = read("", placed(""), placed("").replace("\"net\"", "\"far\""), NETWORK.formatted(""));

        assertThat(stranger(imported)).isEqualTo(Verdict.UNDETERMINED);
        assertThat(Samples.findings(imported))
                .anyMatch(each ->
                        each.contains("service configurations put the role into different virtual networks, net, far"));
    }

    @Test
    void one_configuration_puts_no_role_into_its_network_that_two_services_have() throws IOException {
        var other = OTHER_SERVICE.replace("</InstanceName>", "</InstanceName><IpAddress>10.0.1.9</IpAddress>");

        var shared = read("", placed(""), other, NETWORK.formatted(""));
        var told = read("", placed(""), other, NETWORK.formatted(""), placed(""));

        assertThat(subnets(shared)).hasSize(3).noneMatch(each -> each.contains("/net/"));
        assertThat(Samples.findings(shared))
                .anyMatch(each -> each.contains("the services 'bank' and 'shop' have a role 'web' each, and not as many"
                        + " service configurations in the input say which virtual network it is in"));
        assertThat(subnets(told)).hasSize(3).allMatch(each -> each.endsWith("net/subnets/front"));
    }

    @Test
    void a_role_that_one_service_alone_has_tells_whose_configuration_it_is() throws IOException {
        var cart = placed("").replace("<NetworkConfiguration>", "<Role name=\"cart\"/><NetworkConfiguration>");
        read("", cart, OTHER_SERVICE, NETWORK.formatted(""));
        var deployment = folder.resolve("deployment.xml");
        var both = Files.readString(deployment)
                .replace("</RoleList>", "<Role><RoleName>cart</RoleName></Role></RoleList>")
                .replace(
                        "</RoleInstanceList>",
                        "<RoleInstance><RoleName>cart</RoleName><InstanceName>cart_IN_0</InstanceName>"
                                + "<IpAddress>10.0.2.7</IpAddress></RoleInstance></RoleInstanceList>");
        Files.writeString(deployment, both);

        var imported = AzureImport.read(folder);

        assertThat(subnets(imported)).filteredOn(each -> each.contains("/net/")).hasSize(3);
    }

    @Test
    void a_role_that_one_of_two_configurations_puts_into_no_network_stands_nowhere_known() throws IOException {
        var imported = read("", placed(""), OPEN, NETWORK.formatted(""));

        assertThat(subnets(imported)).hasSize(2).noneMatch(each -> each.contains("/net/"));
        assertThat(Samples.findings(imported))
                .anyMatch(each -> each.contains("put the role into different virtual networks, net, none"));
    }

    /** A deployment that says its network itself, and of its instance no address. */
    private static String named(String service) {
        return DEPLOYMENT
                .replace("shop", service)
                .replace("13.91.40.238", "13.91.40." + service.length())
                .formatted(
                        "<VirtualNetworkName>net</VirtualNetworkName>",
                        "<RoleInstance><RoleName>web</RoleName><InstanceName>" + service
                                + "_IN_0</InstanceName></RoleInstance>");
    }

    private Imported readAlone(String... files) throws IOException {
        for (int i = 0; i < files.length; i++) {
            Files.writeString(folder.resolve("alone-" + i + ".xml"), files[i]);
        }
        return AzureImport.read(folder);
    }

    private static String inSubnet(String name) {
        return placed("<Subnets><Subnet name=\"" + name + "\"/></Subnets>");
    }

    private static Answer inside(Imported imported, String from, String to) {
        return Reachability.of(imported.network())
                .answer(Question.of(
                        new Endpoint.Named(Endpoint.Kind.VM, from),
                        new Endpoint.Named(Endpoint.Kind.VM, to),
                        Traffic.tcp(1433)));
    }

    private static final String MACHINE = """
            <Deployment><Name>db</Name><Url>http://db.cloudapp.net/</Url><VirtualNetworkName>net</VirtualNetworkName>
              <RoleInstanceList><RoleInstance><RoleName>sql</RoleName><InstanceName>sql</InstanceName>
                <IpAddress>10.0.2.9</IpAddress></RoleInstance></RoleInstanceList>
              <RoleList><Role><RoleName>sql</RoleName><RoleType>PersistentVMRole</RoleType></Role></RoleList>
              <VirtualIPs><VirtualIP><Address>13.91.40.77</Address></VirtualIP></VirtualIPs>
            </Deployment>""";

    @Test
    void a_deployment_that_says_its_network_takes_no_subnet_of_what_may_be_the_configuration_of_another()
            throws IOException {
        var imported = readAlone(named("store"), named("bank"), MACHINE, inSubnet("front"), NETWORK.formatted(""));

        assertThat(subnets(imported))
                .hasSize(3)
                .filteredOn(each -> !each.endsWith("/back"))
                .allMatch(each -> each.contains("/net/subnets/unknown (web of "))
                .doesNotHaveDuplicates();
        assertThat(inside(imported, "store_IN_0", "sql").verdict()).isEqualTo(Verdict.UNDETERMINED);
        assertThat(inside(imported, "sql", "store_IN_0").verdict()).isEqualTo(Verdict.UNDETERMINED);
        assertThat(inside(imported, "store_IN_0", "sql").explain())
                .contains("the services 'store' and 'bank' have a role 'web' each, and not as many service"
                        + " configurations in the input say which subnet it is in");
    }

    @Test
    void what_else_is_in_the_network_of_such_a_deployment_stays_known() throws IOException {
        var other = MACHINE.replace("sql", "mail").replace("db", "post").replace("10.0.2.9", "10.0.1.9");

        var imported =
                readAlone(named("store"), named("bank"), MACHINE, other, inSubnet("front"), NETWORK.formatted(""));

        assertThat(inside(imported, "mail", "sql").verdict()).isEqualTo(Verdict.REACHABLE);
        assertThat(imported.network().all(VirtualNetwork.class))
                .filteredOn(each -> each.name().equals("net"))
                .singleElement()
                .satisfies(net -> {
                    assertThat(net.location()).isEqualTo("West US");
                    assertThat(net.addressSpace()).hasToString("[10.0.0.0/16]");
                });
    }

    @Test
    void an_address_that_nobody_has_may_be_one_of_such_a_deployment() throws IOException {
        var imported = readAlone(named("store"), named("bank"), MACHINE, inSubnet("front"), NETWORK.formatted(""));

        var answer = Reachability.of(imported.network())
                .answer(Question.of(
                        new Endpoint.Named(Endpoint.Kind.VM, "sql"),
                        new Endpoint.Address(IpSet.parse("10.0.1.44")),
                        Traffic.tcp(1433)));

        assertThat(answer.verdict()).isEqualTo(Verdict.UNDETERMINED);
    }

    @Test
    void the_address_of_an_instance_says_its_subnet_whatever_configurations_there_are() throws IOException {
        var known = named("store").replace("</InstanceName>", "</InstanceName><IpAddress>10.0.1.9</IpAddress>");

        var imported = readAlone(known, named("bank"), inSubnet("back"), NETWORK.formatted(""));

        assertThat(subnets(imported))
                .filteredOn(each -> each.endsWith("/net/subnets/front"))
                .hasSize(1);
    }

    @Test
    void an_address_of_what_may_be_the_configuration_of_another_is_not_believed() throws IOException {
        var fixed = inSubnet("front")
                .replace(
                        "</InstanceAddress>",
                        "<StaticVirtualNetworkIPAddress>10.0.1.66</StaticVirtualNetworkIPAddress></InstanceAddress>");

        var shared = readAlone(named("store"), named("bank"), fixed, NETWORK.formatted(""));

        assertThat(addresses(shared)).hasSize(2).noneMatch(each -> each.contains("10.0.1.66"));
        Files.delete(folder.resolve("alone-1.xml"));
        assertThat(addresses(AzureImport.read(folder))).containsExactly("10.0.1.66");
    }

    @Test
    void one_service_takes_the_subnet_of_its_configuration_and_two_that_of_two_that_agree() throws IOException {
        var one = readAlone(named("store"), inSubnet("front"), NETWORK.formatted(""));
        var two = readAlone(named("store"), inSubnet("front"), NETWORK.formatted(""), named("bank"), inSubnet("Front"));

        assertThat(subnets(one)).singleElement().asString().endsWith("/net/subnets/front");
        assertThat(subnets(two)).hasSize(2).allMatch(each -> each.endsWith("/net/subnets/front"));
    }

    @Test
    void configurations_that_name_different_subnets_leave_a_role_nowhere_known() throws IOException {
        var imported = readAlone(named("store"), MACHINE, inSubnet("front"), inSubnet("back"), NETWORK.formatted(""));

        assertThat(inside(imported, "store_IN_0", "sql").verdict()).isEqualTo(Verdict.UNDETERMINED);
        assertThat(inside(imported, "store_IN_0", "sql").explain())
                .contains(
                        "service configurations in the input have a role 'web' each, and differ in which subnet it is in");
    }

    @Test
    void a_configuration_for_another_network_is_not_meant() throws IOException {
        var far = inSubnet("back").replace("VirtualNetworkSite name=\"net\"", "VirtualNetworkSite name=\"far\"");

        var imported = readAlone(named("store"), inSubnet("front"), far, NETWORK.formatted(""));

        assertThat(subnets(imported)).singleElement().asString().endsWith("/net/subnets/front");
    }

    @Test
    void of_several_subnets_none_is_taken_for_an_instance_without_an_address() throws IOException {
        var either = placed("<Subnets><Subnet name=\"back\"/><Subnet name=\"front\"/></Subnets>");

        var imported = readAlone(named("store"), MACHINE, either, NETWORK.formatted(""));

        assertThat(inside(imported, "store_IN_0", "sql").verdict()).isEqualTo(Verdict.UNDETERMINED);
        assertThat(inside(imported, "store_IN_0", "sql").explain())
                .contains("the role may be in any of the subnets back, front, and its address is not in the input");
    }

    @Test
    void a_role_of_which_neither_subnet_nor_address_is_said_refuses_no_network() throws IOException {
        var imported = readAlone(named("store"), MACHINE, NETWORK.formatted(""));

        assertThat(inside(imported, "store_IN_0", "sql").explain())
                .contains("neither the subnet nor the address of the role is in the input");
    }

    private static List<String> addresses(Imported imported) {
        return imported.network().all(NetworkInterface.class).stream()
                .map(nic -> nic.ipConfigurations().get(0).privateAddress().toString())
                .toList();
    }

    private static List<String> subnets(Imported imported) {
        return imported.network().all(NetworkInterface.class).stream()
                .map(nic -> nic.ipConfigurations().get(0).subnet().toString())
                .toList();
    }

    @Test
    void an_unknown_list_beside_an_nsg_refuses_no_network() throws IOException {
        var nsg = "<NetworkSecurityGroup><Name>n</Name><Location>West US</Location><Rules/></NetworkSecurityGroup>";
        var attached = NETWORK.formatted("<NetworkSecurityGroup>n</NetworkSecurityGroup>");
        var lost = placed("")
                .replace(
                        "<AddressAssignments>",
                        "<EndpointAcls><EndpointAcl role=\"web\" endPoint=\"site\" accessControl=\"gone\"/></EndpointAcls>"
                                + "<AddressAssignments>");

        var imported = read(configuration(lost, StandardCharsets.UTF_8), attached, nsg);

        assertThat(stranger(imported)).isNotEqualTo(Verdict.REACHABLE);
    }

    @Test
    void an_acl_stands_where_the_nsg_of_a_missing_subnet_is_not_known() throws IOException {
        var elsewhere =
                SERVICE.replace("<NetworkConfiguration>", "<NetworkConfiguration><VirtualNetworkSite name=\"net\"/>");

        var imported = read(configuration(elsewhere, StandardCharsets.UTF_8));

        assertThat(office(imported)).isEqualTo(Verdict.UNDETERMINED);
        assertThat(stranger(imported)).isEqualTo(Verdict.BLOCKED);
    }

    @Test
    void a_web_role_that_says_its_local_ports_still_does_not_say_its_lists() throws IOException {
        var imported = read("");
        var text = Files.readString(folder.resolve("deployment.xml"))
                .replace(
                        "<RoleName>web</RoleName></Role></RoleList>",
                        "<RoleName>web</RoleName><ConfigurationSets><ConfigurationSet><InputEndpoints><InputEndpoint>"
                                + "<LocalPort>8080</LocalPort><Name>site</Name><Port>80</Port><Protocol>tcp</Protocol>"
                                + "<LoadBalancedEndpointSetName>s</LoadBalancedEndpointSetName></InputEndpoint>"
                                + "</InputEndpoints></ConfigurationSet></ConfigurationSets></Role></RoleList>");
        Files.writeString(folder.resolve("deployment.xml"), text);

        assertThat(stranger(imported)).isEqualTo(Verdict.UNDETERMINED);
        assertThat(stranger(AzureImport.read(folder))).isEqualTo(Verdict.UNDETERMINED);
    }
}
