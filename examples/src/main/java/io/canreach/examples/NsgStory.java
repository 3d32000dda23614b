package io.canreach.examples;

import static io.canreach.dsl.Azure.*;
import static io.canreach.dsl.Reach.*;

import io.canreach.dsl.AseDeclaration;
import io.canreach.dsl.Azure;
import io.canreach.dsl.ReachabilityRule;
import io.canreach.dsl.VmDeclaration;
import io.canreach.model.Network;
import java.util.List;

/** Restricting access with a network security group: its default rules suffice. */
public final class NsgStory implements Story {
    private final AseDeclaration ase = ase("web-ase");
    private final VmDeclaration sql =
            vm("sql-vm").privateIp("10.0.1.6").publicIp(publicIp("sql-ip").basic());

    @Override
    public String title() {
        return "Restricting access with a network security group";
    }

    @Override
    public String says() {
        return "A network security group with nothing but its default rules, attached to the subnet, lets in callers from"
                + " the virtual network and keeps out everybody else.";
    }

    @Override
    public Network network() {
        return Azure.network(classicVnet("testVNet")
                .addressSpace("10.0.0.0/16")
                .location("South Central US")
                .subnet("Subnet-1", "10.0.1.0/24")
                .nsg(nsg("testNSGexample").location("South Central US"))
                .vm(sql)
                .subnet("Subnet-ASE", "10.0.2.0/24")
                .ase(ase));
    }

    @Override
    public List<ReachabilityRule> holds() {
        return List.of(canReach(ase, sql, 1433), cannotReach(internet(), sql, anyTraffic()));
    }

    @Override
    public ReachabilityRule failsOnPurpose() {
        return canReach(internet(), sql, 1433).because("support wants to look at the data from home");
    }
}
