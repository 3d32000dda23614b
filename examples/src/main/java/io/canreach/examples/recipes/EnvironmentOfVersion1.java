package io.canreach.examples.recipes;

import static io.canreach.dsl.Azure.*;
import static io.canreach.dsl.Reach.*;

import io.canreach.dsl.AseDeclaration;
import io.canreach.dsl.Azure;
import io.canreach.dsl.NsgDeclaration;
import io.canreach.dsl.OnPremisesDeclaration;
import io.canreach.dsl.ReachabilityRule;
import io.canreach.dsl.RouteTableDeclaration;
import io.canreach.dsl.SubnetDeclaration;
import io.canreach.dsl.VmDeclaration;
import io.canreach.model.Network;
import java.util.List;

/** The story canreach began with: an App Service Environment of version 1, its SQL Server and a site on-premises. */
public final class EnvironmentOfVersion1 implements Recipe {
    private final AseDeclaration ase = ase("web-ase").vip("40.80.1.9");
    private final VmDeclaration sql = vm("sql-vm").privateIp("10.0.1.6");
    private final OnPremisesDeclaration hq = onPremises("hq", "192.168.0.0/16");

    @Override
    public String title() {
        return "An App Service Environment of version 1";
    }

    @Override
    public String says() {
        return "It stands in a virtual network, Resource Manager or classic, and may share its subnet with machines, which"
                + " its apps do not reach. Azure manages it from outside, on ports 454 and 455 of its public VIP, and it"
                + " lives from services outside.";
    }

    @Override
    public Network network() {
        return network(rules(), routeTable("routes"));
    }

    @Override
    public List<ReachabilityRule> holds() {
        return List.of(
                canReach(ase, sql, 1433).neverVia(internet()),
                canReach(ase, hq, 1433).neverVia(internet()),
                canReach(internet(), ase, tcp(443, 454, 455)).because("apps and management have one public VIP"),
                canReach(ase, internet(), tcp(80, 443, 445, 1433))
                        .because("it keeps data in Azure Storage and Azure SQL"),
                cannotReach(internet(), sql, anyTraffic()),
                cannotReach(ase, vm("neighbour"), anyTraffic()).because("it stands in the environment's subnet"));
    }

    @Override
    public List<Mistake> mistakes() {
        NsgDeclaration unmanaged =
                nsg("nsg-ase").allowInbound(300, "apps").from(tag("Internet")).on(tcp(80, 443));
        return List.of(
                new Mistake(
                        "a machine in its subnet",
                        network(),
                        canReach(ase, vm("neighbour"), 8080).because("it seemed to be the shortest way")),
                new Mistake(
                        "rules that shut out management",
                        network(unmanaged, routeTable("routes")),
                        health(ase).because("Azure manages it from outside")),
                new Mistake(
                        "a default route on-premises",
                        network(rules(), routeTable("routes").route("everything", "0.0.0.0/0", toGateway())),
                        canReach(ase, internet(), 1433).because("it keeps data in Azure SQL")));
    }

    private static NsgDeclaration rules() {
        return nsg("nsg-ase")
                .allowInbound(200, "management")
                .from(tag("Internet"))
                .on(tcp(454, 455))
                .allowInbound(300, "apps")
                .from(tag("Internet"))
                .on(tcp(80, 443));
    }

    private Network network(NsgDeclaration rules, RouteTableDeclaration routes) {
        SubnetDeclaration subnets = vnet("testVNet")
                .addressSpace("10.0.0.0/16")
                .subnet("Subnet-1", "10.0.1.0/24")
                .nsg(nsg("testNSGexample"))
                .vm(sql)
                .subnet("Subnet-ASE", "10.0.2.0/24")
                .nsg(rules)
                .routeTable(routes)
                .ase(ase)
                .vm(vm("neighbour").privateIp("10.0.2.100"));
        return Azure.network(
                subnets.gateway("GatewaySubnet", "10.0.255.0/27").vpn(hq).defaultSite("hq"));
    }
}
