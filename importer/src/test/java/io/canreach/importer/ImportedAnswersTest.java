package io.canreach.importer;

import static io.canreach.importer.Samples.VNET;
import static io.canreach.importer.Samples.read;
import static org.assertj.core.api.Assertions.assertThat;

import io.canreach.model.Endpoint;
import io.canreach.model.Network;
import io.canreach.packet.Ip;
import io.canreach.packet.IpSet;
import io.canreach.reach.Answer;
import io.canreach.reach.Question;
import io.canreach.reach.Reachability;
import io.canreach.reach.Traffic;
import io.canreach.reach.Verdict;
import org.junit.jupiter.api.Test;

/** What an input does not say is not answered as if it were known. */
class ImportedAnswersTest {
    private static final String SQL = "{'id': '" + Samples.PROVIDERS + "Microsoft.Sql/servers/srv', 'location':"
            + " 'westeurope', 'publicNetworkAccess': 'Enabled', 'connectionPolicies': [], ~}";
    private static final String SITE = "{'id': '" + Samples.PROVIDERS + "Microsoft.Web/sites/shop', 'location':"
            + " 'westeurope', 'ipSecurityRestrictions': [], 'scmIpSecurityRestrictions': [], ~}";
    private static final Endpoint HOST = new Endpoint.Address(IpSet.of(Ip.parse("9.9.9.9")));

    @Test
    void a_server_of_which_no_rules_are_given_may_let_in_anybody_or_nobody() {
        var none = read("[" + SQL.replace("~", "'firewallRules': [], 'virtualNetworkRules': []") + "]");
        var unsaid = read("[" + SQL.replace("~", "'virtualNetworkRules': []") + "]");
        var server = new Endpoint.Named(Endpoint.Kind.SERVICE, "srv");

        assertThat(ask(none.network(), HOST, server, 1433).verdict()).isEqualTo(Verdict.BLOCKED);
        var answer = ask(unsaid.network(), HOST, server, 1433);
        assertThat(answer.verdict()).isEqualTo(Verdict.UNDETERMINED);
        assertThat(answer.toString()).contains("SQL server 'srv' stands here without its firewall rules");
    }

    @Test
    void an_app_that_does_not_say_what_it_routes_calls_by_one_way_or_the_other() {
        var closed = VNET.replace(
                "'addressPrefix'", "'networkSecurityGroup': {'id': '@networkSecurityGroups/n'}," + " 'addressPrefix'");
        var rule = Samples.nsg("'direction': 'Outbound', 'access': 'Deny'");
        var subnet = "'virtualNetworkSubnetId': '@virtualNetworks/v/subnets/a'";
        var network = "[" + closed + "," + rule + "," + SITE + "]";
        var app = new Endpoint.Named(Endpoint.Kind.WEB_APP, "shop");

        var routed = read(network.replace("~", subnet + ", 'vnetRouteAllEnabled': true"));
        var unrouted = read(network.replace("~", subnet + ", 'vnetRouteAllEnabled': false"));
        var unsaid = read(network.replace("~", subnet));

        assertThat(ask(routed.network(), app, HOST, 443).verdict()).isEqualTo(Verdict.BLOCKED);
        assertThat(ask(unrouted.network(), app, HOST, 443).verdict()).isEqualTo(Verdict.REACHABLE);
        assertThat(ask(unsaid.network(), app, HOST, 443).verdict()).isEqualTo(Verdict.UNDETERMINED);
    }

    @Test
    void an_app_of_which_no_restrictions_are_given_may_serve_or_not() {
        var said = read("[" + SITE.replace("~", "'inboundIpAddress': '20.0.0.1'") + "]");
        var unsaid = read(
                "[" + SITE.replace("'ipSecurityRestrictions': [],", "").replace("~", "'inboundIpAddress': '20.0.0.1'")
                        + "]");
        var app = new Endpoint.Named(Endpoint.Kind.WEB_APP, "shop");

        assertThat(ask(said.network(), HOST, app, 443).verdict()).isEqualTo(Verdict.REACHABLE);
        assertThat(ask(unsaid.network(), HOST, app, 443).verdict()).isEqualTo(Verdict.UNDETERMINED);
    }

    private static Answer ask(Network network, Endpoint from, Endpoint to, int port) {
        return Reachability.of(network).answer(Question.of(from, to, Traffic.tcp(port)));
    }
}
