package io.canreach.importer;

import static io.canreach.importer.Samples.VNET;
import static io.canreach.importer.Samples.id;
import static io.canreach.importer.Samples.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.canreach.model.AppServiceEnvironment;
import io.canreach.model.AseSettings;
import io.canreach.model.IpSslAddress;
import io.canreach.model.KnownAddress;
import io.canreach.packet.Cidr;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnvironmentsTest {
    private static final String V2 = "'virtualNetwork': {'Id': '@virtualNetworks/v', 'Subnet': 'a'}";

    @Test
    void an_older_environment_names_network_and_subnet() {
        var ase = ase("ASEV2", V2);

        assertThat(ase.subnet()).isEqualTo(id("virtualNetworks/v/subnets/a"));
        assertThat(ase.version()).isEqualTo(AppServiceEnvironment.Version.V2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            null              | false
            'None'            | false
            0                 | false
            2                 | false
            'Publishing'      | false
            3                 | true
            'Web'             | true
            'Web, Publishing' | true
            """)
    void it_is_internal_when_its_apps_listen_inside(String mode, boolean internal) {
        assertThat(ase("ASEV3", V2 + ", 'internalLoadBalancingMode': " + mode).internal())
                .isEqualTo(internal);
    }

    @Test
    void its_addresses_are_read_where_they_are_known() {
        var ase = ase(
                "asev3",
                V2 + ", 'internalLoadBalancingMode': 'Web', 'networkingConfiguration': {'properties': {"
                        + "'internalInboundIpAddresses': ['10.0.1.11'], 'windowsOutboundIpAddresses': ['20.0.0.1']}}");

        assertThat(ase.inboundAddress()).isEqualTo(KnownAddress.parse("10.0.1.11"));
        assertThat(ase.outboundAddress()).isEqualTo(KnownAddress.parse("20.0.0.1"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            'x': 1                                                                                   | false
            'networkingConfiguration': {'internalInboundIpAddresses': ['10.0.1.11']}                 | true
            'internalInboundIpAddress': '10.0.1.11'                                                  | true
            'networkingConfiguration': {'internalInboundIpAddresses': ['10.0.1.11'], 'externalInboundIpAddresses': ['20.0.0.1']} | false
            'networkingConfiguration': {'internalInboundIpAddresses': [], 'externalInboundIpAddresses': ['20.0.0.1']} | false
            """)
    void where_it_does_not_say_whether_it_is_internal_its_addresses_do(String fields, boolean internal) {
        var imported = imported("ASEV2", V2 + ", " + fields);

        var ase = imported.network().named(AppServiceEnvironment.class, "e").get(0);
        assertThat(ase.internal()).isEqualTo(internal);
        assertThat(Samples.findings(imported))
                .containsExactly("WARNING net.json $[1]: whether App Service Environment 'e' is internal is not said;"
                        + " it is read as " + (internal ? "internal, by its addresses" : "external"));
    }

    @Test
    void settings_and_several_addresses_are_read_from_the_networking_configuration() {
        var networking = """
                {'id': '%sMicrosoft.Web/hostingEnvironments/e/configurations/networking', 'properties': {
                 'ftpEnabled': true, 'remoteDebugEnabled': true, 'externalInboundIpAddresses': ['20.0.0.9'],
                 'windowsOutboundIpAddresses': ['20.0.0.1', '20.0.0.2'], 'linuxOutboundIpAddresses': ['20.0.0.3']}}""".formatted(Samples.PROVIDERS);
        var fields =
                V2 + ", 'internalLoadBalancingMode': 'None', 'userWhitelistedIpRanges': ['20.1.0.0/24', '20.2.0.1']";

        var imported = read("[" + VNET + "," + environment("ASEV3", fields) + "," + networking + "]");

        var ase = imported.network().named(AppServiceEnvironment.class, "e").get(0);
        assertThat(imported.findings()).isEmpty();
        assertThat(ase.settings())
                .isEqualTo(new AseSettings(
                        true, true, List.of(Cidr.parse("20.1.0.0/24"), Cidr.parse("20.2.0.1/32")), List.of()));
        assertThat(ase.inboundAddress()).isEqualTo(KnownAddress.parse("20.0.0.9"));
        assertThat(ase.outboundAddresses())
                .containsExactly(
                        KnownAddress.parse("20.0.0.1"), KnownAddress.parse("20.0.0.2"), KnownAddress.parse("20.0.0.3"));
    }

    @Test
    void an_older_environment_has_its_addresses_in_the_answer_about_its_virtual_ip() {
        var virtualIp = """
                {'id': '%sMicrosoft.Web/hostingEnvironments/e/capacities/virtualip', 'properties': {
                 'serviceIpAddress': '20.0.0.1', 'outboundIpAddresses': ['20.0.0.1'], 'vipMappings': [
                  {'virtualIP': '20.0.0.1', 'internalHttpPort': 80, 'internalHttpsPort': 443, 'inUse': true},
                  {'virtualIP': '20.0.0.7', 'internalHttpPort': 20000, 'internalHttpsPort': 20001, 'inUse': true},
                  {'virtualIP': '20.0.0.8', 'internalHttpPort': 20002, 'internalHttpsPort': 20003, 'inUse': false}]}}""".formatted(Samples.PROVIDERS);
        var fields = V2 + ", 'internalLoadBalancingMode': 0, 'ipsslAddressCount': 2";

        var imported = read("[" + VNET + "," + environment("ASEV2", fields) + "," + virtualIp + "]");

        var ase = imported.network().named(AppServiceEnvironment.class, "e").get(0);
        assertThat(imported.findings()).isEmpty();
        assertThat(ase.inboundAddress()).isEqualTo(KnownAddress.parse("20.0.0.1"));
        assertThat(ase.outboundAddresses()).containsExactly(KnownAddress.parse("20.0.0.1"));
        assertThat(ase.settings().ipSslAddresses())
                .containsExactly(new IpSslAddress(KnownAddress.parse("20.0.0.7"), 20000, 20001));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ASEV3 | 'x': 1                                 | $[1]                           | App Service Environment 'e' does not say whether FTP and remote debugging are on; they are taken for off, as Azure creates it
            ASEV3 | 'ftpEnabled': false, 'suspended': true | $[1].properties.suspended         | App Service Environment 'e' is suspended; a suspended one answers nothing; verdicts are for when it runs
            ASEV1 | 'ipsslAddressCount': 2                 | $[1].properties.ipsslAddressCount | App Service Environment 'e' has IP-SSL addresses that are not in the input; ways in by them are not answered for; the answer about its virtual IP has them
            null  | 'workerPools': [{'workerSizeId': 0}]   | $[1]                           | App Service Environment 'e' has no kind and worker pools of its own; it is read as version 1, whose they are
            """)
    void what_is_not_said_of_it_is_a_finding(String kind, String fields, String path, String finding) {
        var imported = imported(kind, V2 + ", 'internalLoadBalancingMode': 0, " + fields);

        assertThat(Samples.findings(imported)).containsExactly("WARNING net.json " + path + ": " + finding);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            'internalLoadBalancingMode': 4                 | $[1].properties.internalLoadBalancingMode: 4 stands here
            'networkingConfiguration': []                  | $[1].properties.networkingConfiguration: a list stands here; allowed is an object
            'ftpEnabled': 'perhaps'                        | $[1].properties.ftpEnabled: "perhaps" stands here; allowed is true or false
            'userWhitelistedIpRanges': ['x']               | $[1].properties.userWhitelistedIpRanges[0]: 'x'
            'userWhitelistedIpRanges': 7                   | $[1].properties.userWhitelistedIpRanges: 7 stands here; allowed is a list
            'vipMappings': [7]                             | $[1].properties.vipMappings[0]: 7 stands here; allowed is an object
            'vipMappings': [{'virtualIP': '20.0.0.1', 'internalHttpPort': 'x'}] | $[1].properties.vipMappings[0].internalHttpPort: "x" stands here; allowed is a port
            'vipMappings': [{'inUse': true, 'virtualIP': '20.0.0.1', 'internalHttpPort': 70000, 'internalHttpsPort': 1}] | has the port 70000; allowed is 0 to 65535
            """)
    void a_malformed_value_is_refused(String fields, String message) {
        var imported = imported("ASEV2", V2 + ", " + fields);

        assertThatThrownBy(imported::network).hasMessageContaining(message);
    }

    @Test
    void a_kind_that_nobody_knows_is_refused() {
        assertThatThrownBy(() -> ase("ASEV9", V2))
                .hasMessageContaining(
                        "App Service Environment 'e' has the kind \"ASEV9\";" + " allowed is ASEV1, ASEV2 or ASEV3");
    }

    private static AppServiceEnvironment ase(String kind, String fields) {
        return imported(kind, fields)
                .network()
                .named(AppServiceEnvironment.class, "e")
                .get(0);
    }

    private static Imported imported(String kind, String fields) {
        return read("[" + VNET + ", " + environment(kind, fields) + "]");
    }

    private static String environment(String kind, String fields) {
        return ("{'id': '" + Samples.PROVIDERS + "Microsoft.Web/hostingEnvironments/e'," + " 'kind': '" + kind
                        + "', 'properties': {" + fields + "}}")
                .replace("'null'", "null");
    }
}
