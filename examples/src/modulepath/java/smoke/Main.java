package smoke;

import static io.canreach.dsl.Azure.ase;
import static io.canreach.dsl.Azure.network;
import static io.canreach.dsl.Azure.nsg;
import static io.canreach.dsl.Azure.vm;
import static io.canreach.dsl.Azure.vnet;
import static io.canreach.dsl.Reach.canReach;

/** Asks the seed's question with nothing but the language: on the module path and on the class path. */
public final class Main {
    private Main() {}

    /**
     * Prints the answer.
     *
     * @param args not used
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

        canReach(ase, sql, 1433).check(network);

        System.out.println(Main.class.getModule().isNamed() ? "on the module path" : "on the class path");
        System.out.println(canReach(ase, sql, 1433).in(network));
    }
}
