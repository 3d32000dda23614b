package io.canreach.benchmarks;

import static io.canreach.dsl.Azure.ase;
import static io.canreach.dsl.Azure.network;
import static io.canreach.dsl.Azure.nsg;
import static io.canreach.dsl.Azure.vm;
import static io.canreach.dsl.Azure.vnet;
import static io.canreach.dsl.Reach.canReach;

/** The program of the cold start: declares the network that canreach began with, and prints its first trace. */
public final class ColdTrace {
    private ColdTrace() {}

    /**
     * Declares, asks and prints.
     *
     * @param args ignored
     */
    public static void main(String[] args) {
        var ase = ase("web-ase");
        var sql = vm("sql-vm").privateIp("10.0.1.6");
        var network = network(vnet("testVNet")
                .addressSpace("10.0.0.0/16")
                .subnet("Subnet-1", "10.0.1.0/24")
                .nsg(nsg("testNSGexample"))
                .vm(sql)
                .subnet("Subnet-ASE", "10.0.2.0/24")
                .ase(ase));

        System.out.println(canReach(ase, sql, 1433).in(network));
    }
}
