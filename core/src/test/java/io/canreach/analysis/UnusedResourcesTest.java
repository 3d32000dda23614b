package io.canreach.analysis;

import static io.canreach.model.Lab.allowIn;
import static io.canreach.model.Lab.prefix;
import static org.assertj.core.api.Assertions.assertThat;

import io.canreach.analysis.UnusedRoute.Cause;
import io.canreach.model.ApplicationSecurityGroup;
import io.canreach.model.AsgReference;
import io.canreach.model.Gap;
import io.canreach.model.GatewayConnection;
import io.canreach.model.KnownAddress;
import io.canreach.model.Lab;
import io.canreach.model.NatGateway;
import io.canreach.model.NetworkSecurityGroup;
import io.canreach.model.NextHopType;
import io.canreach.model.PublicIpAddress;
import io.canreach.model.ResourceId;
import io.canreach.model.Route;
import io.canreach.model.RouteTable;
import io.canreach.model.ServiceTag;
import io.canreach.model.Subnet;
import io.canreach.packet.IpFamily;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Routes that are never chosen, and resources that nothing uses. */
class UnusedResourcesTest {
    private static final KnownAddress APPLIANCE = KnownAddress.parse("10.0.9.4");

    private static Lab lab() {
        return new Lab().vnet("v", "10.0.0.0/16").subnet("s", "10.0.1.0/24");
    }

    private static Route route(String prefix) {
        return Route.toAppliance("to-" + prefix, prefix(prefix), APPLIANCE);
    }

    private static List<UnusedRoute> unused(Lab lab) {
        return NetworkReview.of(lab.network()).unusedRoutes();
    }

    @Test
    void a_route_that_two_longer_ones_cover_is_never_chosen() {
        var found = unused(lab().routes(route("20.0.0.0/8"), route("20.0.0.0/9"), route("20.128.0.0/9")));

        assertThat(found).singleElement().satisfies(route -> {
            assertThat(route.cause()).isEqualTo(Cause.COVERED);
            assertThat(route.culpritCount()).isEqualTo(2);
            assertThat(route)
                    .hasToString("route 'to-20.0.0.0/8' to 20.0.0.0/8 of 'rt-v-s' is never chosen: other"
                            + " routes take all its destinations: 20.0.0.0/9 -> VirtualAppliance 10.0.9.4 (User"
                            + " 'to-20.0.0.0/9'); 20.128.0.0/9 -> VirtualAppliance 10.0.9.4 (User 'to-20.128.0.0/9')");
        });
    }

    @Test
    void a_route_for_the_rest_is_chosen() {
        assertThat(unused(lab().routes(route("20.0.0.0/8"), route("20.0.0.0/9"))))
                .isEmpty();
        assertThat(unused(lab().routes(route("0.0.0.0/0")))).isEmpty();
    }

    @Test
    void a_learned_route_loses_to_a_users_of_the_same_prefix() {
        Lab lab = lab().routes(route("192.168.0.0/16"))
                .vpn("gw", "10.0.255.0/27")
                .site("hq", "192.168.0.0/16")
                .connect("gw", "hq", GatewayConnection.Status.CONNECTED)
                .in("v")
                .atSubnet(Subnet.GATEWAY_SUBNET)
                .routes(route("192.168.0.0/16"));

        assertThat(unused(lab)).singleElement().satisfies(route -> {
            assertThat(route.cause()).isEqualTo(Cause.INVALID);
            assertThat(route.route().source()).hasToString("VirtualNetworkGateway");
            assertThat(route.subnets()).hasSize(2);
        });
    }

    @Test
    void a_learned_route_that_one_subnet_uses_is_used() {
        Lab lab = lab().routes(route("192.168.0.0/16"))
                .vpn("gw", "10.0.255.0/27")
                .site("hq", "192.168.0.0/16")
                .connect("gw", "hq", GatewayConnection.Status.CONNECTED);

        assertThat(unused(lab)).isEmpty();
    }

    @Test
    void a_route_for_a_tag_without_data_may_be_chosen() {
        var storage = Route.of("storage", new ServiceTag("Storage"), NextHopType.INTERNET);

        assertThat(unused(lab().routes(storage))).isEmpty();
        assertThat(unused(lab().routes(storage, route("20.1.0.0/16")).tag("Storage", "20.1.0.0/16")))
                .singleElement()
                .satisfies(route -> assertThat(route.cause()).isEqualTo(Cause.INVALID));
    }

    @Test
    void what_nothing_refers_to_is_attached_to_nothing() {
        var network = lab().subnetNsg("used", allowIn(100).withSource(new AsgReference(Lab.asgId("empty"))))
                .vm("one", "10.0.1.4")
                .asg("members")
                .add(new ApplicationSecurityGroup(Lab.asgId("empty"), ""))
                .add(NetworkSecurityGroup.of(Lab.nsgId("loose"), List.of()))
                .add(new RouteTable(Lab.tableId("loose"), "", List.of(), false))
                .add(new NatGateway(
                        ResourceId.of("natGateways", "loose"),
                        "",
                        NatGateway.Sku.STANDARD,
                        List.of(Lab.publicIpId("taken")),
                        List.of()))
                .add(ip("taken", "20.0.0.1"))
                .add(ip("free", "20.0.0.2"))
                .network();

        assertThat(NetworkReview.of(network).unattached())
                .extracting(Object::toString)
                .containsExactly(
                        "NSG 'loose' is attached to nothing: no subnet and no network interface has it",
                        "ASG 'empty' is attached to nothing: it has no member, though named by rule 'rule-100' of"
                                + " NSG 'used'",
                        "route table 'loose' is attached to nothing: no subnet has it",
                        "NAT gateway 'loose' is attached to nothing: no subnet has it",
                        "public IP 'free' is attached to nothing: nothing in the network has it");
    }

    @Test
    void of_a_public_ip_beside_a_gateway_it_is_not_known_who_has_it() {
        var network =
                lab().vpn("gw", "10.0.255.0/27").add(ip("gw-ip", "20.0.0.2")).network();

        assertThat(NetworkReview.of(network).unattached()).isEmpty();
    }

    @Test
    void what_something_not_modelled_uses_is_not_told_to_be_attached_to_nothing() {
        var network = lab().add(ip("apim", "20.0.0.2"))
                .add(ip("free", "20.0.0.3"))
                .gap(Lab.publicIpId("apim"), Gap.Effect.USE, "'apim' has it")
                .network();

        assertThat(NetworkReview.of(network).unattached())
                .extracting(each -> each.resource().id())
                .containsExactly(Lab.publicIpId("free"));
    }

    private static PublicIpAddress ip(String name, String address) {
        return new PublicIpAddress(
                Lab.publicIpId(name), "", PublicIpAddress.Sku.STANDARD, IpFamily.IPV4, KnownAddress.parse(address));
    }

    @Test
    void a_network_without_anything_needless_is_clean() {
        var review = NetworkReview.of(lab().network());

        assertThat(review.isClean()).isTrue();
        assertThat(review).hasToString("nothing without effect");
    }
}
