package io.canreach.examples;

import static io.canreach.dsl.Azure.*;
import static io.canreach.dsl.Reach.*;

import io.canreach.dsl.AseDeclaration;
import io.canreach.dsl.Azure;
import io.canreach.dsl.ReachabilityRule;
import io.canreach.model.Network;
import java.util.List;

/** Restricting access with a network ACL: the public endpoint admits addresses of the virtual network only. */
public final class AclStory implements Story {
    private final AseDeclaration ase = ase("web-ase");

    @Override
    public String title() {
        return "Restricting access with a network ACL";
    }

    @Override
    public String says() {
        return "The SQL machine also has a public endpoint. Its ACL admits addresses of the virtual network and nobody"
                + " else: the private address works, the public one is refused, even for the app next door.";
    }

    @Override
    public Network network() {
        return Azure.network(classicVnet("testVNet")
                .addressSpace("10.0.0.0/16")
                .location("South Central US")
                .subnet("Subnet-1", "10.0.1.0/24")
                .vm(vm("sql-vm")
                        .privateIp("10.0.1.6")
                        .endpoint("mssql", tcp(1433))
                        .acl(acl().permit(100, "10.0.0.0/16")))
                .subnet("Subnet-ASE", "10.0.2.0/24")
                .ase(ase));
    }

    @Override
    public List<ReachabilityRule> holds() {
        return List.of(
                canReach(ase, vm("sql-vm"), 1433),
                cannotReach(ase, publicEndpoint("sql-vm"), 1433).because("the ACL admits internal addresses only"),
                cannotReach(internet(), publicEndpoint("sql-vm"), anyTraffic()));
    }

    @Override
    public ReachabilityRule failsOnPurpose() {
        return canReach(ase, publicEndpoint("sql-vm"), 1433).because("the connection string has the public address");
    }
}
