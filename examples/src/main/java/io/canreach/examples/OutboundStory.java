package io.canreach.examples;

import static io.canreach.dsl.Azure.*;
import static io.canreach.dsl.Reach.*;

import io.canreach.ase.DnsLifecycle;
import io.canreach.ase.RequiredConnectivity;
import io.canreach.dsl.AseDeclaration;
import io.canreach.dsl.Azure;
import io.canreach.dsl.ReachabilityRule;
import io.canreach.model.AppServiceEnvironment;
import io.canreach.model.Network;
import io.canreach.packet.Ip;
import java.util.List;

/** Outbound connectivity and DNS: what an environment must reach to live, and when it notices a new DNS server. */
public final class OutboundStory implements Story {
    private final AseDeclaration ase = ase("web-ase");

    @Override
    public String title() {
        return "Outbound connectivity and DNS requirements";
    }

    @Override
    public String says() {
        return "An App Service Environment needs several outside services and a working DNS. A custom DNS server must be"
                + " reachable before the environment is created; one that is changed later is picked up by a restart.";
    }

    @Override
    public Network network() {
        return Azure.network(vnet("testVNet")
                .addressSpace("10.0.0.0/16")
                .dns("192.168.0.53")
                .subnet("Subnet-ASE", "10.0.2.0/24")
                .nsg(nsg("nsg-ase")
                        .allowOutbound(100, "web")
                        .to(tag("Internet"))
                        .on(tcp(80, 443))
                        .denyOutbound(200, "nothing-else")
                        .to(tag("Internet")))
                .ase(ase)
                .gateway("GatewaySubnet", "10.0.255.0/27")
                .vpn(onPremises("hq", "192.168.0.0/16")));
    }

    @Override
    public List<ReachabilityRule> holds() {
        return List.of(
                canReach(ase, ip("192.168.0.53"), udp(53)).because("the name server stands on-premises"),
                canReach(ase, internet(), 443));
    }

    @Override
    public ReachabilityRule failsOnPurpose() {
        return canReach(ase, internet(), 1433).because("the environment keeps its own data in Azure SQL");
    }

    /**
     * The list of dependencies, checked.
     *
     * @return each dependency with what breaks it
     */
    public RequiredConnectivity required() {
        Network network = network();
        return RequiredConnectivity.of(network, environment(network));
    }

    /**
     * What becomes of the environment as its DNS changes.
     *
     * @return the states after creation, after a change, and after a restart
     */
    public List<DnsLifecycle> dns() {
        Network network = network();
        DnsLifecycle created =
                DnsLifecycle.before(network, environment(network)).create().complete();
        DnsLifecycle changed = created.changeServers(List.of(Ip.parse("10.0.1.5")));
        return List.of(created, changed, changed.restart());
    }

    private static AppServiceEnvironment environment(Network network) {
        return network.named(AppServiceEnvironment.class, "web-ase").get(0);
    }
}
