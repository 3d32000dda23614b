package io.canreach.examples.recipes;

import static io.canreach.dsl.Azure.*;
import static io.canreach.dsl.Reach.*;

import io.canreach.dsl.AseDeclaration;
import io.canreach.dsl.Azure;
import io.canreach.dsl.NsgDeclaration;
import io.canreach.dsl.OnPremisesDeclaration;
import io.canreach.dsl.ReachabilityRule;
import io.canreach.dsl.VmDeclaration;
import io.canreach.model.Network;
import java.util.List;

/** The same story with version 3, as people run it today: internal, in a subnet of its own, and calling nothing outside. */
public final class EnvironmentOfVersion3 implements Recipe {
    private final AseDeclaration ase = ase("web-ase").v3().internal("10.0.2.9").outbound("40.80.1.10", "40.80.1.11");
    private final VmDeclaration sql = vm("sql-vm").privateIp("10.0.1.6");
    private final OnPremisesDeclaration hq = onPremises("hq", "192.168.0.0/16");

    @Override
    public String title() {
        return "The same environment of version 3";
    }

    @Override
    public String says() {
        return "It has a subnet for itself, delegated to it, and needs nothing outside: management does not use the virtual"
                + " network, so its rules and routes are nobody's but yours. One rule it cannot do without: the load"
                + " balancer's probes on port 80.";
    }

    @Override
    public Network network() {
        return network(ase, rules());
    }

    @Override
    public List<ReachabilityRule> holds() {
        return List.of(
                canReach(ase, sql, 1433).neverVia(internet()),
                canReach(ase, hq, 1433).neverVia(internet()),
                canReach(hq, ase, 443).because("its apps listen inside"),
                cannotReach(internet(), ase, anyTraffic()).because("it has no address outside"),
                cannotReach(ase, internet(), tcp(80, 443, 445, 1433)).because("it needs nothing outside"),
                cannotReach(internet(), sql, anyTraffic()));
    }

    @Override
    public List<Mistake> mistakes() {
        AseDeclaration external = ase("web-ase").v3().vip("40.80.1.9");
        return List.of(
                new Mistake(
                        "HTTPS alone", network(ase, httpsAlone()), health(ase).because("nobody calls port 80")),
                new Mistake(
                        "rules of version 1",
                        network(ase, rulesOfVersion1()),
                        canReach(hq, ase, 443).because("people in the office use its apps")),
                new Mistake(
                        "an external one that should be internal",
                        network(external, rules()),
                        canReach(hq, external, 443).because("people in the office use its apps")),
                new Mistake(
                        "an app that calls FTP",
                        network(),
                        canReach(hq, ase, 21).because("that is how it was published before")));
    }

    private static NsgDeclaration rules() {
        return nsg("nsg-ase")
                .allowInbound(100, "probes")
                .from(tag("AzureLoadBalancer"))
                .on(tcp(80))
                .allowInbound(200, "apps")
                .from(tag("VirtualNetwork"))
                .on(tcp(80, 443))
                .denyInbound(4096, "nothing-else")
                .allowOutbound(100, "inside")
                .to(tag("VirtualNetwork"))
                .denyOutbound(4096, "nothing-outside");
    }

    private static NsgDeclaration httpsAlone() {
        return nsg("nsg-ase")
                .allowInbound(200, "apps")
                .from(tag("VirtualNetwork"))
                .on(tcp(443))
                .denyInbound(4096, "nothing-else");
    }

    private static NsgDeclaration rulesOfVersion1() {
        return nsg("nsg-ase")
                .allowInbound(200, "management")
                .from(tag("Internet"))
                .on(tcp(454, 455))
                .allowInbound(300, "apps")
                .from(tag("Internet"))
                .on(tcp(80, 443))
                .denyInbound(4096, "nothing-else");
    }

    private Network network(AseDeclaration environment, NsgDeclaration rules) {
        return Azure.network(vnet("testVNet")
                .addressSpace("10.0.0.0/16")
                .subnet("Subnet-1", "10.0.1.0/24")
                .nsg(nsg("testNSGexample"))
                .vm(sql)
                .subnet("Subnet-ASE", "10.0.2.0/24")
                .delegatedTo("Microsoft.Web/hostingEnvironments")
                .nsg(rules)
                .ase(environment)
                .gateway("GatewaySubnet", "10.0.255.0/27")
                .vpn(hq));
    }
}
