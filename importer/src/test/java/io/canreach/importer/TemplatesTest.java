package io.canreach.importer;

import static org.assertj.core.api.Assertions.assertThat;

import io.canreach.ase.AseHealth;
import io.canreach.model.AppServiceEnvironment;
import io.canreach.model.AppServiceEnvironment.Version;
import io.canreach.model.Endpoint;
import io.canreach.model.InternalLoadBalancing;
import io.canreach.model.Network;
import io.canreach.reach.Question;
import io.canreach.reach.Reachability;
import io.canreach.reach.Traffic;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Three of Azure's quickstart templates with an App Service Environment, entered as REST JSON. What the templates really give:
 *
 * <ul>
 *   <li>{@code create-ase-with-webapp} names no kind, has worker pools and a premium plan, so version 1; no
 *       internalLoadBalancingMode, so external; a subnet without NSG and route table; one web app
 *   <li>{@code web-app-ase-ilb-create} likewise version 1, in mode 3; its prerequisite is a network of one bare subnet
 *   <li>{@code e-shop-website-with-ilb-ase} ASEV2 in mode 3; an NSG that allows and never denies, beside Azure's default rules; a
 *       default route to the Internet; service endpoints for SQL and storage; a SQL server with a rule for the subnet; an
 *       application gateway in front
 * </ul>
 */
class TemplatesTest {
    private static final String NSG = "of NSG 'eshop-nsg' on subnet 'eshop-vnet/eshop-subnet'";
    private static final Endpoint INTERNET = new Endpoint.Internet();
    private static final Endpoint SHOP = new Endpoint.Named(Endpoint.Kind.ASE, "eshop");
    private static final Endpoint SQL = new Endpoint.Named(Endpoint.Kind.SERVICE, "eshop-sql-server");

    @Test
    void an_external_environment_of_version_1_in_a_bare_subnet_is_healthy() {
        var imported = AzureImport.readText("ase.json", text("create-ase-with-webapp"));

        var ase = ase(imported.network());
        assertThat(Samples.findings(imported))
                .containsExactly(
                        "WARNING ase.json $.value[1]: App Service Environment 'ASE' has no kind and worker pools of its"
                                + " own; it is read as version 1, whose they are",
                        "WARNING ase.json $.value[1]: whether App Service Environment 'ASE' is internal is not said; it"
                                + " is read as external",
                        "WARNING ase.json $.value[1].properties.ipsslAddressCount: App Service Environment 'ASE' has"
                                + " IP-SSL addresses that are not in the input; ways in by them are not answered for;"
                                + " the answer about its virtual IP has them");
        assertThat(ase.version()).isEqualTo(Version.V1);
        assertThat(health(imported.network()))
                .isEqualTo(version1("Subnet-1", "12", "ASE-VNET/Subnet-1' is 10.0.0.0/24"));
    }

    @ParameterizedTest
    @ValueSource(ints = {80, 443, 454})
    void its_app_and_its_management_are_called_from_the_internet(int port) {
        var network = network("create-ase-with-webapp");

        assertThat(ask(network, INTERNET, new Endpoint.Named(Endpoint.Kind.ASE, "ASE"), port))
                .isEqualTo("""
                REACHABLE  the Internet -> ase 'ASE' on TCP %s
                because   delivered: no NSG on Subnet-1
                  1 source     the Internet
                  2 edge       public VIP of ase 'ASE' (v1)
                  3 inbound    no NSG on Subnet-1                                   allow
                  4 reply      0.0.0.0/0 -> Internet (Default)""".formatted(port));
    }

    @Test
    void an_internal_environment_of_version_1_in_a_bare_subnet_is_healthy() {
        var network = network("web-app-ase-ilb-create");

        assertThat(ase(network).version()).isEqualTo(Version.V1);
        assertThat(ase(network).internalLoadBalancing()).isEqualTo(InternalLoadBalancing.WEB_AND_PUBLISHING);
        assertThat(health(network)).isEqualTo(version1("subnet-1", "13", "vnet/subnet-1' is 10.0.1.0/24"));
    }

    @ParameterizedTest
    @ValueSource(ints = {80, 443, 21})
    void its_apps_and_publishing_have_no_public_address(int port) {
        var network = network("web-app-ase-ilb-create");

        assertThat(ask(network, INTERNET, new Endpoint.Named(Endpoint.Kind.ASE, "ilb-ase"), port))
                .isEqualTo("""
                BLOCKED  the Internet -> ase 'ilb-ase' on TCP %s
                because   dropped by ase 'ilb-ase' (v1), whose public VIP listens on TCP 454-455 only
                  1 source     the Internet
                  2 edge       ase 'ilb-ase' (v1), whose public VIP listens on TCP 454-455 only  DENY""".formatted(port));
    }

    @Test
    void the_shop_is_healthy_by_its_own_rules_and_by_azures() {
        assertThat(health(network("e-shop-website-with-ilb-ase"))).isEqualTo("""
                        ase 'eshop' (v2) is HEALTHY
                        MET management on TCP 454-455 from AppServiceManagement: security rule 'Inbound-management' (100, Inbound) ~
                        MET keep-alive on TCP 16001 from AzureLoadBalancer: default security rule 'AllowVnetInBound' (65000, Inbound) ~
                        MET calls within its subnet on every port: security rule 'ASE-internal-inbound' (110, Inbound) ~
                        MET load balancing on TCP 21,80,443 from AzureLoadBalancer: security rule 'Inbound-HTTP' (120, Inbound) ~
                        MET name resolution by 168.63.129.16 on UDP 53 and TCP 53: the Azure platform
                        MET public DNS on UDP 53: security rule 'Outbound-DNS' (150, Outbound) ~
                        MET network time on UDP 123: default security rule 'AllowInternetOutBound' (65001, Outbound) ~
                        MET web services on TCP 80,443: security rule 'Outbound-443' (100, Outbound) ~
                        MET Azure SQL Database on TCP 1433 (Sql): security rule 'Outbound-DB' (120, Outbound) ~
                        MET diagnostics on TCP 12000: default security rule 'AllowInternetOutBound' (65001, Outbound) ~
                        MET Azure Storage on TCP 80,443 (Storage): security rule 'Outbound-443' (100, Outbound) ~
                        MET a subnet with 13 free addresses: subnet 'eshop-vnet/eshop-subnet' is 192.168.250.0/24""".replace("~", NSG));
    }

    @Test
    void the_shop_without_its_rule_for_management_is_suspended_in_the_end() {
        var broken = text("e-shop-website-with-ilb-ase")
                .replace("\"destinationPortRange\": \"454-455\",", "\"destinationPortRange\": \"9999\",");

        var network = AzureImport.readText("shop.json", broken).network();

        assertThat(health(network).lines().filter(each -> !each.startsWith("MET")))
                .containsExactly(
                        "ase 'eshop' (v2) is UNHEALTHY; if that lasts it is suspended, and its addresses change when it"
                                + " is restored",
                        "BROKEN management on TCP 454-455 from AppServiceManagement: default security rule"
                                + " 'DenyAllInBound' (65500, Inbound) " + NSG);
    }

    @Test
    void the_shop_without_its_way_to_the_internet_is_not_healthy() {
        var closed = text("e-shop-website-with-ilb-ase")
                .replace("\"nextHopType\": \"Internet\"", "\"nextHopType\": \"None\"");

        var network = AzureImport.readText("shop.json", closed).network();

        assertThat(AseHealth.of(network, ase(network)).isHealthy()).isFalse();
        assertThat(health(network)
                        .lines()
                        .filter(each -> !each.startsWith("MET"))
                        .map(each -> each.split(":", 2)[0]))
                .containsExactly(
                        "ase 'eshop' (v2) is UNHEALTHY; if that lasts it is suspended, and its addresses change when it"
                                + " is restored",
                        "BROKEN management on TCP 454-455 from AppServiceManagement",
                        "UNDETERMINED public DNS on UDP 53",
                        "UNDETERMINED network time on UDP 123",
                        "UNDETERMINED web services on TCP 80,443",
                        "UNDETERMINED diagnostics on TCP 12000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"eshop-web", "eshop-content", "eshop-api", "eshop-admin"})
    void no_app_of_the_shop_has_a_public_address_although_the_nsg_allows_443(String name) {
        var network = network("e-shop-website-with-ilb-ase");
        var app = new Endpoint.Named(Endpoint.Kind.WEB_APP, name);

        assertThat(ask(network, INTERNET, app, 443)).isEqualTo("""
                BLOCKED  the Internet -> web app '%s' on TCP 443
                because   dropped by ase 'eshop' (v2), whose public VIP listens on TCP 454-455 only
                  1 source     the Internet
                  2 edge       ase 'eshop' (v2), whose public VIP listens on TCP 454-455 only  DENY""".formatted(name));
    }

    @Test
    void the_application_gateways_subnet_calls_the_shop_inside() {
        var network = network("e-shop-website-with-ilb-ase");
        var subnet = new Endpoint.Named(Endpoint.Kind.SUBNET, "app-gateway-subnet");

        assertThat(ask(network, subnet, SHOP, 80)).isEqualTo("""
                REACHABLE  subnet 'app-gateway-subnet' -> ase 'eshop' on TCP 80
                because   delivered, allowed by security rule 'Inbound-HTTP' (120, Inbound) of NSG 'eshop-nsg' on subnet 'eshop-vnet/eshop-subnet'
                  1 source     application gateway 'eshop-waf' in eshop-vnet/app-gateway-subnet
                  2 outbound   no NSG on app-gateway-subnet                         allow
                  3 route      192.168.250.0/23 -> VnetLocal (Default)
                  4 inbound    eshop-nsg on eshop-subnet: 120 Inbound-HTTP          allow
                  5 reply      192.168.250.0/23 -> VnetLocal (Default)""");
    }

    @Test
    void the_shop_calls_its_databases_by_a_service_endpoint_and_nobody_else_does() {
        var network = network("e-shop-website-with-ilb-ase");

        assertThat(ask(network, SHOP, SQL, 1433)).isEqualTo("""
                REACHABLE  ase 'eshop' -> service 'eshop-sql-server' on TCP 1433
                because   delivered, allowed by the firewall of service 'eshop-sql-server', which has a rule for subnet 'eshop-vnet/eshop-subnet'
                  1 source     ase 'eshop' (v2) in eshop-vnet/eshop-subnet
                  2 outbound   eshop-nsg on eshop-subnet: 120 Outbound-DB           allow
                  3 route      Microsoft.Sql -> VirtualNetworkServiceEndpoint (Default)
                  4 service    the firewall of service 'eshop-sql-server', which has a rule for subnet 'eshop-vnet/eshop-subnet'  allow""");
        assertThat(ask(network, INTERNET, SQL, 1433)).startsWith("""
                BLOCKED  the Internet -> service 'eshop-sql-server' on TCP 1433
                network   the network delivers; the service refuses
                because   dropped by the firewall of service 'eshop-sql-server', which has no rule for one of""");
    }

    /** What version 1 needs, all of it met where no NSG stands. */
    private static String version1(String subnet, String free, String prefix) {
        return """
                ase '%s' (v1) is HEALTHY
                MET management on TCP 454-455 from the Internet: no NSG on ~
                MET name resolution by 168.63.129.16 on UDP 53 and TCP 53: the Azure platform
                MET Azure Storage on TCP 80,443 (Storage): no NSG on ~
                MET Azure Files on TCP 445 (Storage): no NSG on ~
                MET Azure SQL Database on TCP 1433,11000-11999,14000-14999 (Sql): no NSG on ~
                MET Azure management on TCP 443: no NSG on ~
                MET certificate revocation lists on TCP 80,443: no NSG on ~
                MET a subnet with %s free addresses: subnet '%s""".formatted(free.equals("12") ? "ASE" : "ilb-ase", free, prefix)
                .replace("~", subnet);
    }

    private static String health(Network network) {
        AseHealth health = AseHealth.of(network, ase(network));
        List<String> lines = health.findings().stream()
                .map(each -> each.state() + " " + each.need() + ": " + each.because())
                .toList();
        return health.toString().lines().findFirst().orElse("") + "\n" + String.join("\n", lines);
    }

    private static AppServiceEnvironment ase(Network network) {
        return network.all(AppServiceEnvironment.class).iterator().next();
    }

    private static String ask(Network network, Endpoint from, Endpoint to, int port) {
        return Reachability.of(network)
                .answer(Question.of(from, to, Traffic.tcp(port)))
                .toString();
    }

    private static Network network(String template) {
        return AzureImport.readText(template + ".json", text(template)).network();
    }

    private static String text(String template) {
        try {
            return Files.readString(Samples.resource("/templates/" + template + ".json"));
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
