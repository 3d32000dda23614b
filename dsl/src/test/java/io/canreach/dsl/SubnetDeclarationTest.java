package io.canreach.dsl;

import static io.canreach.dsl.Azure.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.canreach.model.DefaultOutboundAccess;
import io.canreach.model.NatGateway;
import io.canreach.model.Network;
import io.canreach.model.PrivateEndpointPolicies;
import io.canreach.model.PublicIpAddress;
import io.canreach.model.PublicIpAddress.Sku;
import io.canreach.model.Route;
import io.canreach.model.RouteTable;
import io.canreach.model.ServiceEndpoint;
import io.canreach.model.Subnet;
import java.util.List;
import org.junit.jupiter.api.Test;

class SubnetDeclarationTest {
    private final SubnetDeclaration subnet =
            vnet("v").addressSpace("10.0.0.0/16", "ace:cab:deca::/48").subnet("s", "10.0.1.0/24");

    @Test
    void a_subnet_says_nothing_unless_told() {
        assertThat(made(subnet).defaultOutboundAccess()).isEqualTo(DefaultOutboundAccess.NOT_SAID);
        assertThat(made(subnet).natGateway()).isEmpty();
        assertThat(made(subnet).serviceEndpoints()).isEmpty();
        assertThat(made(subnet).delegations()).isEmpty();
        assertThat(made(subnet).privateEndpointPolicies()).isEqualTo(PrivateEndpointPolicies.DISABLED);
    }

    @Test
    void default_outbound_access_is_on_or_off() {
        assertThat(made(subnet.privateSubnet()).defaultOutboundAccess()).isEqualTo(DefaultOutboundAccess.OFF);
        assertThat(made(subnet.defaultOutbound()).defaultOutboundAccess()).isEqualTo(DefaultOutboundAccess.ON);
    }

    @Test
    void service_endpoints_and_delegations_add_up() {
        var made = made(subnet.serviceEndpoint("Microsoft.Storage", "westeurope", "northeurope")
                .serviceEndpoint("Microsoft.Sql")
                .delegatedTo("Microsoft.Web/serverFarms"));

        assertThat(made.serviceEndpoints())
                .containsExactly(
                        new ServiceEndpoint("Microsoft.Storage", List.of("westeurope", "northeurope")),
                        new ServiceEndpoint("Microsoft.Sql", List.of()));
        assertThat(made.delegations()).containsExactly("Microsoft.Web/serverFarms");
    }

    @Test
    void policies_for_private_endpoints_are_those_said() {
        assertThat(made(subnet.privateEndpointPolicies(PrivateEndpointPolicies.ENABLED))
                        .privateEndpointPolicies())
                .isEqualTo(PrivateEndpointPolicies.ENABLED);
    }

    @Test
    void what_is_said_of_a_subnet_is_said_of_the_last_one_and_leaves_what_stands_in_it() {
        var network = network(subnet.vm("a")
                .privateSubnet()
                .nsg(nsg("data"))
                .subnet("t", "10.0.2.0/24")
                .defaultOutbound());

        assertThat(network.all(Subnet.class))
                .extracting(Subnet::defaultOutboundAccess)
                .containsExactly(DefaultOutboundAccess.OFF, DefaultOutboundAccess.ON);
        assertThat(network.named(Subnet.class, "s").get(0).networkSecurityGroup())
                .isPresent();
    }

    @Test
    void a_subnet_may_have_prefixes_of_both_families() {
        var dual = vnet("v").subnet("s", "10.0.1.0/24", "ace:cab:deca:1::/64");

        assertThat(made(dual).prefixes()).hasToString("[10.0.1.0/24, ace:cab:deca:1::/64]");
    }

    @Test
    void a_nat_gateway_serves_several_subnets() {
        var egress = natGateway("egress").publicIp("20.1.2.3");

        var network = network(subnet.natGateway(egress)
                .subnet("t", "10.0.2.0/24")
                .natGateway(natGateway("egress").publicIp("20.1.2.3")));

        assertThat(network.all(NatGateway.class)).hasToString("[NAT gateway 'egress']");
        assertThat(network.all(PublicIpAddress.class)).hasToString("[public IP 'egress-ip' 20.1.2.3]");
        assertThat(network.all(Subnet.class))
                .allSatisfy(each -> assertThat(each.natGateway()).isPresent());
    }

    @Test
    void a_nat_gateway_of_version_2_has_public_ips_of_its_kind() {
        var network = network(subnet.natGateway(natGateway("egress")
                .v2()
                .location("westeurope")
                .publicIp()
                .publicIp(publicIp("six").ipv6())
                .prefix("20.1.0.0/30")));

        var made = network.all(NatGateway.class).iterator().next();
        assertThat(made.sku()).isEqualTo(NatGateway.Sku.STANDARD_V2);
        assertThat(made.location()).isEqualTo("westeurope");
        assertThat(made.publicIpPrefixes()).hasToString("[20.1.0.0/30]");
        assertThat(network.all(PublicIpAddress.class))
                .extracting(each -> each.name() + " " + each.sku() + " " + each.family())
                .containsExactly("egress-ip STANDARD_V2 IPV4", "six STANDARD_V2 IPV6");
    }

    @Test
    void a_nat_gateway_may_be_declared_by_itself() {
        var network = network(subnet, natGateway("spare"));

        assertThat(network.all(NatGateway.class)).hasSize(1);
        assertThat(made(network).natGateway()).isEmpty();
    }

    @Test
    void a_subnet_has_one_nat_gateway_and_a_name_stands_for_one() {
        assertThatThrownBy(() -> network(subnet.natGateway(natGateway("a")).natGateway(natGateway("b"))))
                .hasMessage("subnet 'v/s' has 2 NAT gateways, NAT gateway 'a' and NAT gateway 'b'; at most one is"
                        + " allowed");
        assertThatThrownBy(() -> network(
                        subnet.natGateway(natGateway("a")), natGateway("a").publicIp()))
                .hasMessage("two different declarations of NAT gateway 'a'; one name stands for one resource");
    }

    @Test
    void all_that_is_wrong_with_a_nat_gateway_is_told_at_once() {
        var wrong = natGateway("a")
                .prefix("20.1.0.0/33")
                .publicIp("20.300.0.1")
                .publicIp(publicIp("six").ipv6().address("20.1.2.3"));

        assertThatThrownBy(() -> network(subnet.natGateway(wrong)))
                .hasMessageContainingAll(
                        "NAT gateway 'a': '20.1.0.0/33'",
                        "public IP 'a-ip': '20.300.0.1'",
                        "public IP 'six' is IPV6 but has the address 20.1.2.3");
    }

    @Test
    void nat_gateways_are_values_and_print_what_they_are() {
        assertThat(natGateway("a")).hasToString("NAT gateway 'a'").isEqualTo(natGateway("a"));
        assertThat(natGateway("a").v2()).isNotEqualTo(natGateway("a"));
    }

    @Test
    void routes_are_for_prefixes_of_both_families_and_for_service_tags() {
        var table = routeTable("rt")
                .route("six", "::/0", toAppliance("ace:cab:deca:2::10"))
                .route("storage", tag("Storage.WestEurope"), toInternet())
                .withoutGatewayRoutes();

        var made = network(subnet.routeTable(table))
                .all(RouteTable.class)
                .iterator()
                .next();

        assertThat(made.disableBgpRoutePropagation()).isTrue();
        assertThat(made.routes())
                .extracting(Route::toString)
                .containsExactly(
                        "six ::/0 -> VirtualAppliance ace:cab:deca:2::10", "storage Storage.WestEurope -> Internet");
    }

    private static Subnet made(VnetDeclaration vnet) {
        return made(network(vnet));
    }

    private static Subnet made(Network network) {
        return network.all(Subnet.class).iterator().next();
    }

    @Test
    void a_public_ip_is_of_the_kind_said() {
        var network = network(
                publicIp("a", "20.1.2.3"), publicIp("b").basic(), publicIp("c").v2(), publicIp("d", "2001:db8::1"));

        assertThat(network.all(PublicIpAddress.class))
                .extracting(PublicIpAddress::sku)
                .containsExactly(Sku.STANDARD, Sku.BASIC, Sku.STANDARD_V2, Sku.STANDARD);
        assertThat(network.all(PublicIpAddress.class))
                .extracting(each -> each.family().toString())
                .containsExactly("IPV4", "IPV4", "IPV4", "IPV6");
    }
}
