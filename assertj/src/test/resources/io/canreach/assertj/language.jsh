import static io.canreach.dsl.Azure.*;
import static io.canreach.dsl.Reach.*;
import static io.canreach.assertj.NetworkAssertions.*;   // extends AssertJ's Assertions: one import serves both

var ase = ase("web-ase");
var sql = vm("sql-vm").privateIp("10.0.1.6");
var network = network(
    vnet("testVNet").addressSpace("10.0.0.0/16")
        .subnet("Subnet-1", "10.0.1.0/24").nsg(nsg("testNSGexample")).vm(sql)
        .subnet("Subnet-ASE", "10.0.2.0/24").ase(ase));

canReach(ase, sql, 1433).check(network);                 // throws AssertionError with the trace when it does not hold
cannotReach(internet(), sql, 1433).check(network);       // holds: no public address
canReach(ase, sql, 1433).in(network)                     // a RuleResult (rule, holds(), answer()); JShell prints its trace
assertThat(network).canReach(ase, sql, 1433);

// the seed's other half: a classic endpoint with its ACL, on-premises behind a tunnel, DNS
var classic = network(
    classicVnet("testVNet").addressSpace("10.0.0.0/16").location("South Central US").dns("10.0.1.5")
        .subnet("Subnet-1", "10.0.1.0/24")
            .vm(vm("sql-vm").privateIp("10.0.1.6")
                .endpoint("mssql", tcp(1433)).acl(acl().permit(100, "10.0.0.0/16")))
        .subnet("Subnet-ASE", "10.0.2.0/24").ase(ase)
        .gateway("GatewaySubnet", "10.0.255.0/27").vpn(onPremises("hq", "192.168.0.0/16")));
cannotReach(ase, publicEndpoint("sql-vm"), 1433).because("the ACL admits internal addresses only").check(classic);
canReach(ase, sql("Server=tcp:10.0.1.6;Database=MyDatabase")).neverVia(internet()).check(classic);
