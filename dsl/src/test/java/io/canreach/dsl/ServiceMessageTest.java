package io.canreach.dsl;

import static io.canreach.dsl.Azure.*;
import static io.canreach.dsl.Reach.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.canreach.model.Network;
import org.junit.jupiter.api.Test;

/** Messages of rules that the firewall of a service breaks. */
class ServiceMessageTest {
    private final VmDeclaration app = vm("app").privateIp("10.0.1.4").publicIp("20.60.0.5");
    private final SubnetDeclaration apps = vnet("west")
            .location("westeurope")
            .addressSpace("10.0.0.0/16")
            .subnet("apps", "10.0.1.0/24")
            .vm(app);
    private final ServiceDeclaration srv =
            sqlServer("srv").location("westeurope").publicIp("20.61.0.9");

    private void assertFails(String golden, ReachabilityRule rule, Network network) {
        String message = rule.in(network).message();

        assertThat(rule.in(network).holds()).as(message).isFalse();
        Golden.assertEqual(golden, message);
        assertThat(message.lines()).hasSizeLessThanOrEqualTo(25);
    }

    @Test
    void no_rule_names_the_address() {
        assertFails(
                "service-no-rule",
                canReach(app, srv, 1433).because("orders are stored there"),
                network(apps, srv.allowIpRange("office", "198.51.100.0", "198.51.100.255")));
    }

    @Test
    void the_endpoint_hides_the_address() {
        assertFails(
                "service-behind-endpoint",
                canReach(app, srv, 1433),
                network(apps.serviceEndpoint("Microsoft.Sql"), srv.allowIp("20.60.0.5")));
    }

    @Test
    void whether_the_rule_for_azure_helps_is_not_known() {
        assertFails(
                "service-azure-rule-behind-endpoint",
                canReach(app, srv, 1433),
                network(apps.serviceEndpoint("Microsoft.Sql"), srv.allowAzureServices()));
    }

    @Test
    void an_account_does_not_see_addresses_of_its_region() {
        ServiceDeclaration files = storage("files").location("westeurope").publicIp("20.61.0.8");

        assertFails(
                "service-own-region",
                canReach(app, files, 443),
                network(apps, files.denyByDefault().allowIp("20.60.0.5")));
    }

    @Test
    void a_rule_for_azure_lets_in_more_than_is_meant() {
        assertFails(
                "service-open-to-azure",
                cannotReach(app, srv, 1433).because("only the office may"),
                network(apps, srv.allowAzureServices()));
    }
}
