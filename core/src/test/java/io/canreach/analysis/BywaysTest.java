package io.canreach.analysis;

import static io.canreach.model.Lab.allowIn;
import static io.canreach.model.Lab.prefix;
import static org.assertj.core.api.Assertions.assertThat;

import io.canreach.model.Access;
import io.canreach.model.Appliance;
import io.canreach.model.Direction;
import io.canreach.model.DnatRule;
import io.canreach.model.Endpoint;
import io.canreach.model.KnownAddress;
import io.canreach.model.Lab;
import io.canreach.model.LabBalancer;
import io.canreach.model.Network;
import io.canreach.model.PublicIpAddress.Sku;
import io.canreach.model.SecurityRule;
import io.canreach.model.ServiceTag;
import io.canreach.packet.PortSet;
import io.canreach.packet.Protocol;
import io.canreach.reach.Fate;
import io.canreach.reach.Traffic;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Segmentation sees ways by addresses of others that lead to members. */
class BywaysTest {
    private static final EndpointGroup CLIENTS = group("client");
    private static final EndpointGroup WEB = group("web");

    /** A client that may not call the subnet of a machine. */
    private static Lab lab() {
        SecurityRule notThere = SecurityRule.of("not-there", 200, Direction.OUTBOUND, Access.DENY)
                .withDestination(prefix("10.0.1.0/24"));
        return new Lab()
                .vnet("v", "10.0.0.0/16")
                .subnet("clients", "10.0.2.0/24")
                .subnetNsg("out", notThere)
                .vm("client", "10.0.2.4")
                .subnet("front", "10.0.3.0/24")
                .subnet("s", "10.0.1.0/24")
                .vm("web", "10.0.1.4")
                .vm("other", "10.0.1.5");
    }

    private static EndpointGroup group(String machine) {
        return EndpointGroup.of(machine, new Endpoint.Named(Endpoint.Kind.VM, machine));
    }

    private static Network balanced() {
        return LabBalancer.in(lab(), "lb")
                .internally("v", "front", "10.0.3.10")
                .pool("web")
                .tcp("http", 80, 8080)
                .done()
                .network();
    }

    @Test
    void a_private_frontend_of_a_balancer_is_a_way_to_its_members_alone() {
        Network network = balanced();

        Segmentation segmentation = Segmentation.noPath(network, CLIENTS, WEB);

        assertThat(segmentation.violations()).singleElement().satisfies(each -> {
            assertThat(each.fate()).isEqualTo(Fate.DELIVERED);
            assertThat(each.packets()).hasToString("TCP 10.0.2.4:* -> 10.0.3.10:80");
        });
        assertThat(Segmentation.noPath(network, CLIENTS, group("other")).holds())
                .isTrue();
    }

    @Test
    void on_such_a_way_the_port_called_or_the_port_of_the_member_may_be_the_one_allowed() {
        Network network = balanced();

        assertThat(Segmentation.onlyOn(network, CLIENTS, WEB, Traffic.tcp(80)).holds())
                .isTrue();
        assertThat(Segmentation.onlyOn(network, CLIENTS, WEB, Traffic.tcp(8080)).holds())
                .isTrue();
        assertThat(Segmentation.onlyOn(network, CLIENTS, WEB, Traffic.tcp(443)).holds())
                .isFalse();
    }

    @Test
    void so_is_an_appliance_that_translates_the_destination() {
        DnatRule rule = new DnatRule(
                "in",
                Set.of(Protocol.TCP),
                List.of(prefix("10.0.0.0/8")),
                KnownAddress.parse("10.0.3.4"),
                PortSet.of(443),
                KnownAddress.parse("10.0.1.4"),
                Optional.of(8443));
        Network network = lab().in("v")
                .atSubnet("front")
                .vm("nva", "10.0.3.4")
                .forwarding(new Appliance(
                        Appliance.Forwarding.ALL,
                        Appliance.State.STATEFUL,
                        Appliance.SourceNat.ALWAYS,
                        List.of(),
                        List.of(rule)))
                .network();

        Segmentation open = Segmentation.noPath(network, CLIENTS, WEB);
        Segmentation via =
                Segmentation.onlyVia(network, CLIENTS, WEB, new Waypoint(new Endpoint.Named(Endpoint.Kind.VM, "nva")));

        assertThat(open.violations())
                .singleElement()
                .satisfies(each -> assertThat(each.packets()).hasToString("TCP 10.0.2.4:* -> 10.0.3.4:443"));
        assertThat(via.holds()).isTrue();
    }

    @Test
    void public_faces_are_asked_about_where_that_is_wanted() {
        Network network = lab().in("v")
                .atSubnet("s")
                .vm("public", "10.0.1.9")
                .publicIp(Sku.STANDARD, "20.0.0.9")
                .nicNsg("in", allowIn(100).withSource(new ServiceTag("Internet")))
                .network();
        EndpointGroup machine = group("public");

        Segmentation publicly = Segmentation.noPath(network, CLIENTS, machine.withPublicFaces());

        assertThat(Segmentation.noPath(network, CLIENTS, machine).holds()).isTrue();
        assertThat(publicly.violations())
                .singleElement()
                .satisfies(each -> assertThat(each.packets().destinations()).hasToString("20.0.0.9"));
        assertThat(publicly.pairs()).isEqualTo(2);
    }

    @Test
    void who_has_no_public_face_is_not_called_there() {
        Segmentation publicly = Segmentation.isolated(lab().network(), CLIENTS, WEB.withPublicFaces());

        assertThat(publicly.violations()).extracting(Object::toString).allMatch(each -> each.startsWith("vm 'web'"));
    }
}
