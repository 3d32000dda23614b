package io.canreach.examples;

import static io.canreach.dsl.Azure.*;
import static io.canreach.dsl.Reach.*;

import io.canreach.dsl.AseDeclaration;
import io.canreach.dsl.Azure;
import io.canreach.dsl.ReachabilityRule;
import io.canreach.dsl.VmDeclaration;
import io.canreach.model.Network;
import java.util.List;

/** Connecting to a SQL Server: an endpoint that listens on port 1433. */
public final class SqlServerStory implements Story {
    private final AseDeclaration ase = ase("web-ase");
    private final VmDeclaration sql = vm("sql-vm").privateIp("10.0.1.6");

    @Override
    public String title() {
        return "Connecting to a SQL Server";
    }

    @Override
    public String says() {
        return "A SQL Server listens on port 1433 of 10.0.1.6, and an app's connection string names that address.";
    }

    @Override
    public Network network() {
        return Azure.network(vnet("testVNet")
                .addressSpace("10.0.0.0/16")
                .subnet("Subnet-1", "10.0.1.0/24")
                .nsg(nsg("testNSGexample"))
                .vm(sql)
                .subnet("Subnet-ASE", "10.0.2.0/24")
                .ase(ase));
    }

    @Override
    public List<ReachabilityRule> holds() {
        return List.of(
                canReach(ase, sql, 1433),
                canReach(ase, sql("Server=tcp:10.0.1.6;Database=MyDatabase")).neverVia(internet()));
    }

    @Override
    public ReachabilityRule failsOnPurpose() {
        return canReach(ase, sql("Server=tcp:10.0.1.7,1433;Database=MyDatabase"))
                .because("somebody mistyped the address");
    }
}
