package io.canreach.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.canreach.model.AddressMatch;
import io.canreach.model.AsgReference;
import io.canreach.model.InterfaceAddress;
import io.canreach.model.Lab;
import io.canreach.model.Network;
import io.canreach.model.NetworkInterface;
import io.canreach.model.Subnet;
import io.canreach.packet.Ip;
import io.canreach.packet.IpSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AsgExpansionTest {
    private static final List<AddressMatch> WEB = List.of(new AsgReference(Lab.asgId("web")));
    private final Network network = new Lab()
            .vnet("v", "10.0.0.0/16")
            .subnet("s", "10.0.1.0/28")
            .vm("fixed", "10.0.1.4")
            .asg("web")
            .vm("somewhere", "")
            .asg("web")
            .vm("stranger", "")
            .vm("settled", "10.0.1.5")
            .network();
    private final IpSet free = IpSet.parse("10.0.1.6-10.0.1.14");

    @Test
    void members_count_by_their_addresses_and_one_without_address_may_have_any_that_is_free() {
        Extent members = expansion(Optional.empty()).source(WEB);

        assertThat(members.certain()).isEqualTo(IpSet.parse("10.0.1.4"));
        assertThat(members.possible()).isEqualTo(free.union(IpSet.parse("10.0.1.4")));
        assertThat(members.doubts()).singleElement().asString().contains("somewhere-nic");
    }

    @Test
    void a_member_without_address_is_a_member_when_packets_are_known_to_be_its_own() {
        Extent members = expansion(address("somewhere")).source(WEB);

        assertThat(members.isCertain()).isTrue();
        assertThat(members.certain().encloses(free)).isTrue();
    }

    @Test
    void packets_of_another_interface_are_not_taken_for_a_member_s() {
        for (String other : List.of("stranger", "settled")) {
            Extent members = expansion(address(other)).source(WEB);

            assertThat(members.isCertain()).as(other).isTrue();
            assertThat(members.certain().overlaps(free)).as(other).isFalse();
            assertThat(members.certain().contains(Ip.parse("10.0.1.4")))
                    .as(other)
                    .isTrue();
        }
    }

    @Test
    void members_elsewhere_are_not_taken_for_machines_that_have_the_same_addresses_here() {
        Network two = new Lab()
                .vnet("v", "10.0.0.0/16")
                .subnet("s", "10.0.1.0/28")
                .vm("here", "10.0.1.4")
                .vnet("w", "10.0.0.0/16")
                .subnet("s", "10.0.1.0/28")
                .vm("there", "10.0.1.4")
                .asg("web")
                .network();
        Extent here =
                new AddressExpansion(RuleScope.of(two, two.get(Subnet.class, Lab.subnetId("v", "s")))).source(WEB);
        Extent there =
                new AddressExpansion(RuleScope.of(two, two.get(Subnet.class, Lab.subnetId("w", "s")))).source(WEB);

        assertThat(here.possible().isEmpty()).isTrue();
        assertThat(there.certain()).isEqualTo(IpSet.parse("10.0.1.4"));
    }

    @Test
    void a_group_without_members_has_no_address() {
        Extent members = expansion(Optional.empty()).source(List.of(new AsgReference(Lab.asgId("empty"))));

        assertThat(members).isEqualTo(new Extent(IpSet.empty(), IpSet.empty(), List.of()));
    }

    private Optional<InterfaceAddress> address(String vm) {
        NetworkInterface nic = network.get(NetworkInterface.class, Lab.nicId(vm));
        return Optional.of(new InterfaceAddress(nic, nic.ipConfigurations().get(0)));
    }

    private AddressExpansion expansion(Optional<InterfaceAddress> source) {
        Subnet subnet = network.get(Subnet.class, Lab.subnetId("v", "s"));
        return new AddressExpansion(new RuleScope(network, subnet, source, Optional.empty()));
    }
}
