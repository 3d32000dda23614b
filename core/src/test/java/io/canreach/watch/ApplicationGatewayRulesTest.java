package io.canreach.watch;

import static io.canreach.model.Lab.allowIn;
import static io.canreach.model.Lab.denyIn;
import static io.canreach.model.Lab.denyOut;
import static io.canreach.model.Lab.subnetId;
import static org.assertj.core.api.Assertions.assertThat;

import io.canreach.model.ApplicationGateway;
import io.canreach.model.Lab;
import io.canreach.model.Managed;
import io.canreach.model.SecurityRule;
import io.canreach.model.ServiceTag;
import io.canreach.packet.PortSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the NSG of an application gateway's subnet must let through. */
class ApplicationGatewayRulesTest {
    private static final ServiceTag MANAGER = new ServiceTag("GatewayManager");

    private static List<String> missing(Lab lab) {
        ApplicationGateway gateway = Managed.agw("agw", subnetId("v", "gw"), "10.0.3.4", false);
        return ApplicationGatewayRules.of(lab.add(gateway).network(), gateway).stream()
                .filter(rule -> !rule.isFulfilled())
                .map(RequiredRule::toString)
                .toList();
    }

    private static Lab lab() {
        return new Lab().vnet("v", "10.0.0.0/16").subnet("gw", "10.0.3.0/24");
    }

    private static SecurityRule manager(String ports) {
        return allowIn(100).withSource(MANAGER).withDestinationPorts(PortSet.parse(ports));
    }

    @Test
    void without_an_nsg_nothing_is_missing() {
        assertThat(missing(lab())).isEmpty();
    }

    @Test
    void the_default_rules_keep_the_gateway_manager_out() {
        assertThat(missing(lab().subnetNsg("n")))
                .containsExactly("Inbound TCP 65200-65535 from GatewayManager (infrastructure): MISSING, stopped by"
                        + " 'DenyAllInBound'; without it the gateway cannot be managed, and the health of its backends is"
                        + " unknown");
    }

    @Test
    void with_a_rule_for_it_nothing_is_missing() {
        assertThat(missing(lab().subnetNsg("n", manager("65200-65535")))).isEmpty();
        assertThat(missing(lab().subnetNsg("n", manager("65503-65534")))).hasSize(1);
    }

    @Test
    void denials_of_probes_and_of_the_internet_are_told_too() {
        Lab lab = lab().subnetNsg(
                        "n", manager("65200-65535"), denyIn(200), denyOut(200).withDestination(ServiceTag.INTERNET));

        assertThat(missing(lab))
                .anySatisfy(each -> assertThat(each).contains("from AzureLoadBalancer (health)"))
                .anySatisfy(each -> assertThat(each).contains("to Internet (Azure)"))
                .hasSize(2);
    }
}
