package io.canreach.importer;

import static io.canreach.importer.Samples.VNET;
import static io.canreach.importer.Samples.findings;
import static io.canreach.importer.Samples.id;
import static io.canreach.importer.Samples.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.canreach.model.Access;
import io.canreach.model.AccessRestriction;
import io.canreach.model.AccessRestriction.ByAddress;
import io.canreach.model.AccessRestriction.BySubnet;
import io.canreach.model.AccessRestrictions;
import io.canreach.model.AnyAddress;
import io.canreach.model.Gap;
import io.canreach.model.KnownAddress;
import io.canreach.model.OutboundVnetRouting;
import io.canreach.model.Prefix;
import io.canreach.model.PublicNetworkAccess;
import io.canreach.model.ResourceId;
import io.canreach.model.ServiceTag;
import io.canreach.model.Unknown;
import io.canreach.model.VnetIntegration;
import io.canreach.model.WebApp;
import io.canreach.packet.Cidr;
import io.canreach.packet.Ip;
import io.canreach.packet.IpSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebAppsTest {
    private static final String SITE = Samples.PROVIDERS + "Microsoft.Web/sites/shop";
    private static final ResourceId SUBNET = id("virtualNetworks/v/subnets/a");
    private static final String OPEN = "'ipSecurityRestrictions': [], 'scmIpSecurityRestrictions': []";
    private static final String INTEGRATED = OPEN + ", 'virtualNetworkSubnetId': '@virtualNetworks/v/subnets/a'";

    @Test
    void an_app_is_read_from_its_answer_and_its_configuration() {
        var site = site("""
                'serverFarmId': '@serverfarms/plan', 'virtualNetworkSubnetId': '@virtualNetworks/v/subnets/a',
                'vnetRouteAllEnabled': true, 'inboundIpAddress': '20.0.0.1', 'outboundIpAddresses': '20.0.1.1,20.0.1.2',
                'possibleOutboundIpAddresses': '20.0.1.1,20.0.1.2, 20.0.1.3', 'publicNetworkAccess': 'Enabled',
                'siteConfig': {'ipSecurityRestrictions': null}""");
        var config = """
                {'id': '%s/config/web', 'properties': {'scmIpSecurityRestrictionsUseMain': true,
                 'ipSecurityRestrictionsDefaultAction': 'Deny', 'ipSecurityRestrictions': [
                  {'ipAddress': '20.3.0.0/24,2001:db8::/64', 'action': 'Allow', 'tag': 'Default', 'priority': 100, 'name': 'office'},
                  {'ipAddress': 'Internet', 'action': 'Allow', 'tag': 'ServiceTag', 'priority': 200,
                   'headers': {'x-azure-fdid': ['a', 'b']}},
                  {'vnetSubnetResourceId': '@virtualNetworks/v/subnets/a', 'action': 'Deny', 'priority': 300},
                  {'ipAddress': 'Any', 'action': 'Allow', 'priority': 2147483647, 'name': 'Allow all'}]}}""".formatted(SITE);

        var imported = read("[" + VNET + "," + site + "," + config + "]");

        var app = app(imported);
        assertThat(imported.findings()).isEmpty();
        assertThat(app.plan()).contains(id("serverfarms/plan"));
        assertThat(app.integration())
                .contains(new VnetIntegration(SUBNET, new OutboundVnetRouting(true, false, false, false, false)));
        assertThat(app.inboundAddress()).isEqualTo(KnownAddress.parse("20.0.0.1"));
        assertThat(app.possibleOutboundAddresses()).isEqualTo(IpSet.range(Ip.parse("20.0.1.1"), Ip.parse("20.0.1.3")));
        assertThat(app.publicNetworkAccess()).isEqualTo(PublicNetworkAccess.ENABLED);
        assertThat(app.scmUsesMain()).isTrue();
        assertThat(app.restrictions())
                .isEqualTo(new AccessRestrictions(
                        List.of(
                                AccessRestriction.of(
                                        "office",
                                        100,
                                        Access.ALLOW,
                                        new ByAddress(List.of(
                                                new Prefix(Cidr.parse("20.3.0.0/24")),
                                                new Prefix(Cidr.parse("2001:db8::/64"))))),
                                new AccessRestriction(
                                        "",
                                        200,
                                        Access.ALLOW,
                                        new ByAddress(List.of(ServiceTag.INTERNET)),
                                        Map.of("x-azure-fdid", List.of("a", "b"))),
                                AccessRestriction.of("", 300, Access.DENY, new BySubnet(SUBNET, false)),
                                AccessRestriction.of(
                                        "Allow all",
                                        Integer.MAX_VALUE,
                                        Access.ALLOW,
                                        new ByAddress(List.of(new AnyAddress())))),
                        Optional.of(Access.DENY)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'vnetRouteAllEnabled': true",
                "'outboundVnetRouting': {'applicationTraffic': true}",
                "'vnetRouteAllEnabled': false, 'siteConfig': {'appSettings': [{'name': 'WEBSITE_VNET_ROUTE_ALL', 'value': '1'}]}"
            })
    void all_application_traffic_is_routed_where_anything_says_so(String fields) {
        var imported = read("[" + VNET + "," + site(INTEGRATED + ", " + fields) + "]");

        assertThat(imported.findings()).isEmpty();
        assertThat(app(imported).integration().orElseThrow().routing())
                .isEqualTo(new OutboundVnetRouting(true, false, false, false, false));
    }

    @Test
    void other_traffic_is_routed_by_flags_of_its_own() {
        var imported = read("[" + VNET + "," + site(INTEGRATED + """
                , 'vnetImagePullEnabled': true, 'vnetRouteAllEnabled': false,
                'outboundVnetRouting': {'contentShareTraffic': true, 'backupRestoreTraffic': true, 'allTraffic': false}""") + "]");

        assertThat(app(imported).integration().orElseThrow().routing())
                .isEqualTo(new OutboundVnetRouting(false, true, true, true, false));
    }

    @Test
    void an_integration_that_does_not_say_what_it_routes_is_a_gap() {
        var imported = read("[" + VNET + "," + site(INTEGRATED) + "]");

        var met = "web app 'shop' does not say which traffic it routes through its network";
        assertThat(imported.network().gaps(ResourceId.of(SITE), Gap.Effect.ROUTING))
                .containsExactly(new Unknown(met));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'id': '~/networkConfig/virtualNetwork', 'properties': {'subnetResourceId': '@virtualNetworks/v/subnets/a'}}",
                "{'id': '~/config/virtualNetwork', 'properties': {'subnetResourceId': '@virtualNetworks/v/subnets/a'}}",
                "{'id': '~/virtualNetworkConnections/c', 'properties': {'isSwift': true, 'vnetResourceId': '@virtualNetworks/v/subnets/a'}}"
            })
    void resources_below_the_app_tell_its_integration(String child) {
        var site = site(OPEN + ", 'vnetRouteAllEnabled': false");

        var imported = read("[" + VNET + "," + site + "," + child.replace("~", SITE) + "]");

        assertThat(imported.findings()).isEmpty();
        assertThat(app(imported).integration()).contains(new VnetIntegration(SUBNET, OutboundVnetRouting.NONE));
    }

    @Test
    void a_connection_by_a_gateway_leaves_its_ways_open() {
        var connection = "{'id': '" + SITE + "/virtualNetworkConnections/c', 'properties': {'isSwift': false,"
                + " 'vnetResourceId': '@virtualNetworks/v'}}";

        assertThat(findings(read("[" + site(OPEN) + "," + connection + "]")))
                .singleElement()
                .asString()
                .startsWith("WARNING net.json $[1]: web app 'shop' is connected to a virtual network by a gateway; ");
    }

    @Test
    void restrictions_that_are_not_said_may_refuse_anybody() {
        var imported = read(site("'siteConfig': {'scmIpSecurityRestrictions': []}"));

        var met = "web app 'shop' stands here without its list ipSecurityRestrictions";
        assertThat(findings(imported))
                .containsExactly("WARNING net.json $: " + met
                        + "; whom it serves is undetermined; its configuration config/web has the list");
        assertThat(app(imported).restrictions())
                .isEqualTo(new AccessRestrictions(
                        List.of(AccessRestriction.of("", 1, Access.DENY, new ByAddress(List.of(new Unknown(met))))),
                        Optional.of(Access.ALLOW)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'hostingEnvironmentProfile': {'id': '~'}",
                "'hostingEnvironmentId': '~'",
                "'hostingEnvironment': 'e'",
                "'serverFarmId': '@serverfarms/plan'"
            })
    void an_app_in_an_environment_names_it_or_its_plan_does(String fields) {
        var id = Samples.PROVIDERS + "Microsoft.Web/hostingEnvironments/e";
        var ase = "{'id': '" + id + "', 'kind': 'ASEV2', 'internalLoadBalancingMode': 3,"
                + " 'virtualNetwork': {'id': '@virtualNetworks/v', 'subnet': 'a'}}";
        var plan = "{'id': '@serverfarms/plan', 'properties': {'hostingEnvironmentProfile': {'id': '" + id + "'}}}";
        var plans = Samples.json(plan).replace("Microsoft.Network/serverfarms", "Microsoft.Web/serverfarms");
        var site = Samples.json(site(OPEN + ", " + fields.replace("~", id)))
                .replace("Microsoft.Network/serverfarms", "Microsoft.Web/serverfarms");

        var imported = read("[" + VNET + "," + ase + "," + plans + "," + site + "]");

        assertThat(app(imported).environment()).contains(ResourceId.of(id));
    }

    @Test
    void an_app_whose_environment_is_not_there_is_left_out() {
        var imported = read(site(OPEN + ", 'hostingEnvironmentProfile': {'id': '" + Samples.PROVIDERS
                + "Microsoft.Web/hostingEnvironments/e'}"));

        assertThat(findings(imported))
                .containsExactly("ERROR net.json $.properties.hostingEnvironmentProfile: the App Service Environment of"
                        + " web app 'shop' is not in the input; the app is left out: questions about it fail");
    }

    @Test
    void a_slot_has_a_configuration_of_its_own() {
        var slot = "{'id': '" + SITE + "/slots/staging', 'properties': {'state': 'Stopped'}}";
        var config = "{'id': '" + SITE + "/slots/staging/config/web', 'properties': {" + OPEN
                + ", 'publicNetworkAccess': 'Disabled'}}";

        var imported = read("[" + slot + "," + config + "]");

        var app = imported.network().named(WebApp.class, "staging").get(0);
        assertThat(app.publicNetworkAccess()).isEqualTo(PublicNetworkAccess.DISABLED);
        assertThat(findings(imported))
                .containsExactly("WARNING net.json $[0].properties.state: web app 'staging' does not run; a stopped app"
                        + " answers nothing; verdicts are for when it runs");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {'priority': 1, 'action': 'Allow'}                                                   | the rule names neither addresses nor a subnet
            {'priority': 1, 'ipAddress': '20.0.0.1', 'tag': 'XffProxy'}                          | the rule names its addresses in a way that is not modelled
            {'priority': 1, 'ipAddress': '20.0.0.1', 'subnetMask': '255.255.255.0'}              | the rule names its addresses in a way that is not modelled
            {'priority': 1, 'ipAddress': '20.0.0.'}                                              | '20.0.0.'
            """)
    void a_rule_that_is_not_understood_may_match(String rule, String met) {
        var imported = read(site("'scmIpSecurityRestrictions': [], 'ipSecurityRestrictions': [" + rule + "]"));

        assertThat(findings(imported)).singleElement().asString().contains(met, Consequences.RULE);
        var callers = (ByAddress) app(imported).restrictions().rules().get(0).callers();
        assertThat(callers.addresses()).singleElement().isInstanceOf(Unknown.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            'publicNetworkAccess': 'SecuredByPerimeter'                           | $.properties.publicNetworkAccess: "SecuredByPerimeter" stands here; allowed is Enabled or Disabled
            'siteConfig': []                                                      | $.properties.siteConfig: a list stands here; allowed is an object
            'ipSecurityRestrictions': [7]                                         | $.properties.ipSecurityRestrictions[0]: 7 stands here; allowed is an object
            'ipSecurityRestrictions': {}                                          | $.properties.ipSecurityRestrictions: an object stands here; allowed is a list
            'ipSecurityRestrictions': [{'ipAddress': 'Any'}]                      | $.properties.ipSecurityRestrictions[0].properties.priority: nothing stands here; allowed is a number
            'ipSecurityRestrictions': [{'ipAddress': 'Any', 'priority': 1, 'action': 'Hm'}] | $.properties.ipSecurityRestrictions[0].action: "Hm" stands here; allowed is Allow or Deny
            'ipSecurityRestrictions': [{'ipAddress': 'Any', 'priority': 1, 'headers': 'x'}] | $.properties.ipSecurityRestrictions[0].headers: "x" stands here; allowed is an object with a list of values for each header
            'ipSecurityRestrictions': [{'ipAddress': 'Any', 'priority': 1, 'vnetSubnetResourceId': '@virtualNetworks/v/subnets/a'}] | $.properties.ipSecurityRestrictions[0]: the rule names both a subnet and addresses
            'ipSecurityRestrictionsDefaultAction': 3                              | $.properties.ipSecurityRestrictionsDefaultAction: 3 stands here; allowed is Allow or Deny
            'possibleOutboundIpAddresses': '20.0.0.1,x'                           | $.properties.possibleOutboundIpAddresses: 'x'
            'virtualNetworkSubnetId': 7                                           | $.properties.virtualNetworkSubnetId: 7 stands here; allowed is a reference
            """)
    void a_malformed_value_is_refused(String fields, String message) {
        var imported = read(site(fields));

        assertThatThrownBy(imported::network).hasMessageContaining(message);
    }

    private static String site(String fields) {
        return "{'id': '" + SITE + "', 'location': 'westeurope', 'properties': {" + fields + "}}";
    }

    private static WebApp app(Imported imported) {
        return imported.network().named(WebApp.class, "shop").get(0);
    }
}
