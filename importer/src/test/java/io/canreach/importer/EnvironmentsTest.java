package io.canreach.importer;

import static io.canreach.importer.Samples.VNET;
import static io.canreach.importer.Samples.id;
import static io.canreach.importer.Samples.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.canreach.model.AppServiceEnvironment;
import io.canreach.model.KnownAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
        var imported = imported("ASEV3", V2 + ", " + fields);

        var ase = imported.network().named(AppServiceEnvironment.class, "e").get(0);
        assertThat(ase.internal()).isEqualTo(internal);
        assertThat(Samples.findings(imported))
                .containsExactly("WARNING net.json $[1]: whether App Service Environment 'e' is internal is not said;"
                        + " it is read as " + (internal ? "internal, by its addresses" : "external"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftpEnabled", "remoteDebugEnabled"})
    void ports_beside_those_of_its_apps_are_said(String field) {
        var imported = imported(
                "ASEV3",
                V2 + ", 'internalLoadBalancingMode': 'Web', 'networkingConfiguration': {'properties': {'" + field
                        + "': true}}");

        assertThat(Samples.findings(imported))
                .singleElement()
                .asString()
                .contains(field + " is on in App Service Environment 'e'; the ports that this opens are not modelled");
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
        return read("[" + VNET + ", {'id': '" + Samples.PROVIDERS + "Microsoft.Web/hostingEnvironments/e',"
                + " 'kind': '" + kind + "', 'properties': {" + fields + "}}]");
    }
}
