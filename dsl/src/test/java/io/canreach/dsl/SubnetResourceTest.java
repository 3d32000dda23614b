package io.canreach.dsl;

import static io.canreach.dsl.Azure.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.canreach.model.ApplicationGateway;
import io.canreach.model.ApplicationGateway.Backend;
import io.canreach.model.ApplicationGateway.Frontend;
import io.canreach.model.ApplicationGateway.Listener;
import io.canreach.model.ApplicationGateway.Version;
import io.canreach.model.ApplicationSecurityGroup;
import io.canreach.model.AzureService;
import io.canreach.model.BastionHost;
import io.canreach.model.BastionHost.Sku;
import io.canreach.model.Endpoint;
import io.canreach.model.InvalidNetworkException;
import io.canreach.model.KnownAddress;
import io.canreach.model.PrivateEndpoint;
import io.canreach.model.PrivateEndpoint.State;
import io.canreach.model.PublicIpAddress;
import io.canreach.model.Resource;
import io.canreach.model.Unknown;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Private endpoints, bastions and application gateways. */
class SubnetResourceTest {
    private final VnetDeclaration vnet = vnet("v").addressSpace("10.0.0.0/16").location("westeurope");
    private final SubnetDeclaration subnet = vnet.subnet("s", "10.0.1.0/24");
    private final PrivateEndpointDeclaration endpoint =
            privateEndpoint("pe").privateIp("10.0.1.5").to(storage("acct"), "blob");
    private final ApplicationGatewayDeclaration gateway =
            applicationGateway("agw").publicIp("20.1.2.3").privateIp("10.0.1.9");

    @Test
    void a_private_endpoint_is_approved_and_leads_to_its_service() {
        var network = network(subnet.privateEndpoint(endpoint.asg("web")));

        var made = network.all(PrivateEndpoint.class).iterator().next();
        var service = network.all(AzureService.class).iterator().next();
        assertThat(made.location()).isEqualTo("westeurope");
        assertThat(made.subnet()).hasToString("/virtualNetworks/v/subnets/s");
        assertThat(made.privateAddresses()).containsExactly(KnownAddress.parse("10.0.1.5"));
        assertThat(made.state()).isEqualTo(State.APPROVED);
        assertThat(made.service()).contains(service.id());
        assertThat(service.name()).isEqualTo("acct");
        assertThat(made.groupIds()).containsExactly("blob");
        assertThat(network.all(ApplicationSecurityGroup.class))
                .extracting(Resource::id)
                .isEqualTo(made.applicationSecurityGroups());
    }

    @Test
    void a_private_endpoint_may_have_several_addresses_or_one_that_is_not_known() {
        assertThat(made(endpoint.privateIp("10.0.1.6")).privateAddresses()).hasToString("[10.0.1.5, 10.0.1.6]");
        assertThat(made(privateEndpoint("pe")).privateAddresses())
                .containsExactly(new Unknown("the address of private endpoint 'pe' is not declared"));
        assertThat(made(privateEndpoint("pe")).service()).isEmpty();
    }

    @Test
    void the_connection_of_a_private_endpoint_is_as_far_as_said() {
        assertThat(Stream.of(endpoint.pending(), endpoint.rejected(), endpoint.disconnected())
                        .map(SubnetResourceTest::made))
                .extracting(PrivateEndpoint::state)
                .containsExactly(State.PENDING, State.REJECTED, State.DISCONNECTED);
    }

    @Test
    void a_handle_of_a_private_endpoint_that_says_otherwise_is_refused() {
        var network = network(subnet.privateEndpoint(endpoint));

        assertThat(privateEndpoint("pe").endpointIn(network))
                .isEqualTo(new Endpoint.Named(Endpoint.Kind.PRIVATE_ENDPOINT, "pe"));
        assertThatThrownBy(() -> privateEndpoint("pe").privateIp("10.0.1.6").endpointIn(network))
                .hasMessage(
                        "private endpoint 'pe' was said to have the address 10.0.1.6, but in the network asked about"
                                + " it is 10.0.1.5");
        assertThatThrownBy(() -> privateEndpoint("pe").to(storage("other")).endpointIn(network))
                .hasMessage(
                        "private endpoint 'pe' was said to lead to other, but in the network asked about it is acct");
        assertThatThrownBy(() -> endpoint.pending().endpointIn(network))
                .hasMessage("private endpoint 'pe' was said to be Pending, but in the network asked about it is"
                        + " Approved");
    }

    @Test
    void a_bastion_is_standard_and_public_unless_said_otherwise() {
        assertThat(Stream.of(
                                bastion("b"),
                                bastion("b").basic(),
                                bastion("b").premium(),
                                bastion("b").privateOnly())
                        .map(SubnetResourceTest::made))
                .extracting(BastionHost::sku, made -> made.publicIp().isPresent())
                .containsExactly(
                        tuple(Sku.STANDARD, true),
                        tuple(Sku.BASIC, true),
                        tuple(Sku.PREMIUM, true),
                        tuple(Sku.PREMIUM, false));
    }

    @Test
    void a_bastion_has_the_public_address_said() {
        var network = network(vnet.subnet("AzureBastionSubnet", "10.0.2.0/26")
                .bastion(bastion("b").publicIp("20.1.2.3")));

        assertThat(network.all(PublicIpAddress.class)).hasToString("[public IP 'b-ip' 20.1.2.3]");
        assertThat(bastion("b").standard().endpointIn(network)).hasToString("bastion 'b'");
        assertThatThrownBy(() -> bastion("b").basic().endpointIn(network))
                .hasMessage("bastion 'b' was said to be BASIC, but in the network asked about it is STANDARD");
    }

    @Test
    void a_bastion_without_public_address_is_premium() {
        assertThatThrownBy(() -> made(bastion("b").privateOnly().basic()))
                .hasMessage("bastion 'b' is private only and BASIC; only a PREMIUM one can do without a public IP");
    }

    @Test
    void an_application_gateway_listens_on_all_its_frontends_or_on_those_of_one_kind() {
        var made = made(gateway.listen(443).listenPublicly(80).listenPrivately(8080));

        assertThat(made.version()).isEqualTo(Version.V2);
        assertThat(made.frontends())
                .extracting(Frontend::name, each -> each.publicIp().isPresent(), Frontend::privateAddress)
                .containsExactly(
                        tuple("public", true, new Unknown("a public frontend has none")),
                        tuple("private", false, KnownAddress.parse("10.0.1.9")));
        assertThat(made.listeners())
                .containsExactly(
                        new Listener("public", 443),
                        new Listener("private", 443),
                        new Listener("public", 80),
                        new Listener("private", 8080));
        assertThat(made(gateway.v1()).version()).isEqualTo(Version.V1);
    }

    @Test
    void frontends_of_one_kind_are_numbered_and_their_addresses_may_be_unknown() {
        var made = made(
                applicationGateway("agw").publicIp().publicIp("2001:db8::1").privateIp());

        assertThat(made.frontends()).extracting(Frontend::name).containsExactly("public", "public2", "private");
        assertThat(made.frontends().get(2).privateAddress())
                .isEqualTo(new Unknown("the private address of application gateway 'agw' is not declared"));
    }

    @Test
    void the_backends_of_an_application_gateway_may_stand_in_any_network() {
        var network = network(
                subnet.applicationGateway(gateway.backend(8080, vm("web1"), nic("web2-front"))
                        .backend(80, vm("web3"), ip("192.168.0.4"))),
                vnet("spoke")
                        .subnet("s", "10.1.0.0/24")
                        .vm(vm("web1").privateIp("10.1.0.4").privateIp("10.1.0.5"))
                        .nic(nic("web2-front").privateIp("10.1.0.6"))
                        .vm("web3"));

        assertThat(network.all(ApplicationGateway.class).iterator().next().backends())
                .containsExactly(
                        new Backend(List.of(KnownAddress.parse("10.1.0.4"), KnownAddress.parse("10.1.0.6")), 8080),
                        new Backend(
                                List.of(
                                        new Unknown("the address of vm 'web3' is not declared"),
                                        KnownAddress.parse("192.168.0.4")),
                                80));
    }

    @Test
    void a_handle_of_an_application_gateway_at_another_address_is_refused() {
        var network = network(subnet.applicationGateway(gateway));

        assertThat(applicationGateway("agw").endpointIn(network)).hasToString("application gateway 'agw'");
        assertThatThrownBy(() -> applicationGateway("agw").privateIp("10.0.1.8").endpointIn(network))
                .hasMessageEndingWith(
                        "said to have the address 10.0.1.8, but in the network asked about it is 10.0.1.9");
    }

    @Test
    void all_that_is_wrong_is_told_at_once() {
        var wrong = subnet.vm(vm("web1").privateIp("10.0.1.4"))
                .privateEndpoint(privateEndpoint("pe").privateIp("ten").privateIp("10.0.1.300"))
                .privateEndpoint(privateEndpoint("twice"))
                .privateEndpoint(privateEndpoint("Twice"))
                .applicationGateway(applicationGateway("agw")
                        .listen(0)
                        .backend(70000, vm("web1").privateIp("10.0.1.5"), vm("web9"))
                        .backend(80, cidr("10.0.0.0/24"), internet()));

        assertThatThrownBy(() -> network(wrong))
                .isInstanceOfSatisfying(
                        InvalidNetworkException.class,
                        refused -> Golden.assertEqual("wrong-resources", String.valueOf(refused.getMessage())));
    }

    @Test
    void classic_networks_have_none_of_these() {
        assertThatThrownBy(() -> network(classicVnet("v")
                        .subnet("s", "10.0.1.0/24")
                        .privateEndpoint(privateEndpoint("pe").privateIp("10.0.1.5"))))
                .hasMessage("private endpoint 'pe' stands in classic vnet 'v'; only a Resource Manager network has such"
                        + " a resource");
    }

    @Test
    void they_are_values_and_print_what_they_are() {
        assertThat(endpoint)
                .isEqualTo(privateEndpoint("pe").privateIp("10.0.1.5").to(storage("acct"), "blob"));
        assertThat(endpoint).isNotEqualTo(endpoint.pending()).hasToString("private endpoint 'pe'");
        assertThat(bastion("b")).isNotEqualTo(bastion("b").basic()).hasToString("bastion 'b'");
        assertThat(gateway.listen(80)).isNotEqualTo(gateway).hasToString("application gateway 'agw'");
    }

    private static PrivateEndpoint made(PrivateEndpointDeclaration endpoint) {
        return network(vnet("v").subnet("s", "10.0.1.0/24").privateEndpoint(endpoint))
                .all(PrivateEndpoint.class)
                .iterator()
                .next();
    }

    private static BastionHost made(BastionDeclaration bastion) {
        return network(vnet("v").subnet("AzureBastionSubnet", "10.0.1.0/26").bastion(bastion))
                .all(BastionHost.class)
                .iterator()
                .next();
    }

    private static ApplicationGateway made(ApplicationGatewayDeclaration gateway) {
        return network(vnet("v").subnet("s", "10.0.1.0/24").applicationGateway(gateway))
                .all(ApplicationGateway.class)
                .iterator()
                .next();
    }
}
