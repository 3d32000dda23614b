// The first network: an App Service Environment and a SQL Server machine in two subnets of one virtual network.

var ase = ase("web-ase");
var sql = vm("sql-vm").privateIp("10.0.1.6");
var network = network(
    vnet("testVNet").addressSpace("10.0.0.0/16")
        .subnet("Subnet-1", "10.0.1.0/24").nsg(nsg("testNSGexample")).vm(sql)
        .subnet("Subnet-ASE", "10.0.2.0/24").ase(ase));

// Can the environment reach the machine on SQL Server's port, and why?
System.out.println(canReach(ase, sql, 1433).in(network));
