package io.canreach.dsl;

import static io.canreach.dsl.Azure.*;
import static io.canreach.dsl.Reach.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.canreach.model.Network;
import io.canreach.reach.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SqlTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Server=tcp:10.0.1.6;Database=MyDatabase                           | 10.0.1.6 on TCP 1433
            Server=tcp:10.0.1.6,1500;Database=MyDatabase                      | 10.0.1.6 on TCP 1500
            server = 10.0.1.6 , 1500                                          | 10.0.1.6 on TCP 1500
            Data Source=10.0.1.6;Initial Catalog=MyDatabase                   | 10.0.1.6 on TCP 1433
            Password="a;Server=1.1.1.1";Address=10.0.1.6                      | 10.0.1.6 on TCP 1433
            Driver={ODBC Driver 18 for SQL Server};Server=tcp:10.0.1.6,1433   | 10.0.1.6 on TCP 1433
            Server=10.0.1.6\\PROD,1500                                         | 10.0.1.6 on TCP 1500
            Server=10.0.1.6\\MSSQLSERVER                                       | 10.0.1.6 on TCP 1433
            Server=tcp:fd00::6,1433                                           | fd00::6 on TCP 1433
            Server=sql-vm;Database=MyDatabase                                 | vm 'sql-vm' on TCP 1433
            jdbc:sqlserver://10.0.1.6:1500;databaseName=MyDatabase            | 10.0.1.6 on TCP 1500
            jdbc:sqlserver://10.0.1.6;databaseName=MyDatabase                 | 10.0.1.6 on TCP 1433
            jdbc:sqlserver://[fd00::6]:1500;encrypt=true                      | fd00::6 on TCP 1500
            jdbc:sqlserver://10.0.1.6\\PROD:1500                               | 10.0.1.6 on TCP 1500
            jdbc:sqlserver://;serverName=10.0.1.6;portNumber=1500             | 10.0.1.6 on TCP 1500
            jdbc:sqlserver://10.0.1.6;user=u;password={p;port=1};             | 10.0.1.6 on TCP 1433
            jdbc:sqlserver://10.0.1.6\\PROD                                    | 10.0.1.6 on a port that is not written
            Server=10.0.1.6\\PROD                                              | 10.0.1.6 on a port that is not written
            Server=tcp:srv.database.windows.net,1433                          | service 'srv' on TCP 1433
            Server=srv.database.windows.net\\any                               | service 'srv' on TCP 1433
            Server=db.0a1b.database.windows.net                               | sql managed instance 'db' on TCP 1433
            Server=db.public.0a1b.database.windows.net,3342                   | the public endpoint of sql managed instance 'db' on TCP 3342
            Data Source=10.0.1.6;MultiSubnetFailover=True;ApplicationIntent=ReadOnly;Encrypt=Strict | 10.0.1.6 on TCP 1433
            """)
    void a_connection_string_is_a_place_and_its_traffic(String text, String expected) {
        assertThat(sql(text)).hasToString(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Database=MyDatabase       | the connection string names no server; allowed is Server=, Data Source=, Address=, or jdbc:sqlserver://host:port
            Server=tcp:10.0.1.6,70000 | the connection string has port '70000'; allowed is 1 to 65535
            Server=np:10.0.1.6        | the connection string calls its server by 'np:'; allowed is 'tcp:' or no protocol
            Server=(localdb)\\MSSQLLocalDB | the connection string calls LocalDB, which runs inside the machine that calls it; allowed is an address or the name of a vm
            Server=\\\\srv\\pipe\\sql\\query  | the connection string calls a named pipe; allowed is an address or a name, called by TCP
            Server=10.0.1.6;Network Library=DBNMPNTW | the connection string calls its server by a network library other than TCP/IP; allowed is DBMSSOCN or none
            Server="10.0.1.6          | the connection string has a value whose closing quote or brace is missing
            Server=(local)            | the connection string calls the machine itself ('(local)'); allowed is an address or the name of a vm
            jdbc:mysql://10.0.1.6     | a JDBC connection string of another database; allowed is jdbc:sqlserver://host:port;...
            """)
    void what_is_no_server_on_a_port_is_refused(String text, String message) {
        assertThatThrownBy(() -> sql(text)).hasMessage(message);
    }

    @Test
    void a_host_name_is_a_machine_of_the_network_or_nothing() {
        var web = vm("web");
        var network = network(vnet("v").subnet("s", "10.0.1.0/24").vm(web).vm("sql-vm"));

        canReach(web, sql("Server=SQL-VM;Database=MyDatabase")).check(network);
        assertThatThrownBy(() -> canReach(web, sql("Server=db.contoso.com;Password=secret"))
                        .check(network))
                .hasMessage("the connection string calls 'db.contoso.com', which is neither an address nor a vm in the"
                        + " network; names are not resolved, so write the address or a vm's name; there is: 'web',"
                        + " 'sql-vm'");
    }

    @Test
    void the_port_of_a_named_instance_decides_where_ports_differ() {
        var web = vm("web");
        Declaration open = vnet("v").subnet("s", "10.0.1.0/24").vm(web).vm("db");
        Declaration closed = vnet("v")
                .subnet("s", "10.0.1.0/24")
                .nsg(nsg("n").denyInbound(100, "all"))
                .vm(web)
                .vm("db");
        Declaration some = vnet("v")
                .subnet("s", "10.0.1.0/24")
                .nsg(nsg("n").allowInbound(100, "sql").on(tcp(1433)).denyInbound(200, "all"))
                .vm(web)
                .vm("db");

        canReach(web, sql("Server=db\\PROD")).check(network(open));
        cannotReach(web, sql("Server=db\\PROD")).check(network(closed));
        var result = canReach(web, sql("Server=db\\PROD")).in(network(some));
        assertThat(result.answer().verdict()).isEqualTo(Verdict.UNDETERMINED);
        assertThat(result.message())
                .contains("to decide the port of the named instance 'PROD' of 'db' is not written; write it, as in"
                        + " Server=tcp:db,1433");
        assertThat(canConnect(web, sql("Server=db\\PROD")).in(network(some)).holds())
                .isFalse();
        canReach(web, sql("Server=db\\PROD,1433")).check(network(some));
    }

    @Test
    void a_listener_is_reached_at_its_load_balancer() {
        var web = vm("web");
        Network network = network(
                vnet("v")
                        .addressSpace("10.0.0.0/16")
                        .subnet("apps", "10.0.1.0/24")
                        .vm(web)
                        .subnet("data", "10.0.2.0/24")
                        .nsg(nsg("n").allowInbound(100, "sql")
                                .on(tcp(1433))
                                .allowInbound(110, "probe")
                                .from(tag("AzureLoadBalancer"))
                                .on(tcp(59999))
                                .denyInbound(4000, "all"))
                        .vm(vm("sql1").privateIp("10.0.2.4"))
                        .vm(vm("sql2").privateIp("10.0.2.5")),
                loadBalancer("listener")
                        .internal("v/data", "10.0.2.10")
                        .pool(vm("sql1"), vm("sql2"))
                        .rule("sql", tcp(1433))
                        .floatingIp()
                        .probe(59999));

        canReach(web, sql("Server=tcp:listener,1433;MultiSubnetFailover=True")).check(network);
        canConnect(web, sql("Server=tcp:10.0.2.10;Failover Partner=sql2")).check(network);
        cannotReach(web, sql("Server=tcp:10.0.2.10,59999")).check(network);
    }

    @Test
    void the_whole_name_of_a_server_is_one_that_is_declared() {
        var web = vm("web");
        var srv = sqlServer("srv").publicIp("20.61.0.9");
        var network = network(
                vnet("v")
                        .subnet("s", "10.0.1.0/24")
                        .vm(web)
                        .privateEndpoint(
                                privateEndpoint("pe").privateIp("10.0.1.5").to(srv)),
                srv);

        canReach(web, sql("Server=tcp:srv.privatelink.database.windows.net")).check(network);
        cannotReach(web, sql("Server=tcp:SRV.Database.Windows.Net,1433")).check(network);
        assertThatThrownBy(() ->
                        canReach(web, sql("Server=group.database.windows.net")).in(network))
                .hasMessage("the connection string calls 'group.database.windows.net', and there are 0 of sql server"
                        + " 'group' in the network; a failover group's name stands for one of its servers, which must be"
                        + " written; there is: 'srv'");
    }

    @Test
    void a_server_on_a_machine_is_reached_by_either_family() {
        var client = vm("client").privateIp("10.0.1.5").privateIp("fd00::5");
        var db = vm("db").privateIp("10.0.1.6").privateIp("fd00::6");
        var network = network(vnet("v")
                .addressSpace("10.0.0.0/16", "fd00::/48")
                .subnet("s", "10.0.1.0/24", "fd00::/64")
                .nsg(nsg("n").allowInbound(100, "old").from(cidr("10.0.0.0/16")).denyInbound(200, "new"))
                .vm(client)
                .vm(db)
                .subnet("ase", "10.0.2.0/24")
                .ase("web"));

        canReach(ase("web"), sql("Server=tcp:10.0.1.6")).check(network);
        canConnect(client, sql("Server=tcp:10.0.1.6")).check(network);
        cannotReach(client, sql("jdbc:sqlserver://[fd00::6]:1433")).check(network);
    }

    @Test
    void the_failover_partner_is_a_destination_of_its_own() {
        assertThat(sql("Server=10.0.1.6;Failover Partner=10.0.2.6,1500;Database=d")
                        .failoverPartner())
                .hasValue(sql("Server=10.0.2.6,1500"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Server=tcp:10.0.1.6;User ID=MyUser;Password=secret",
                "Server=tcp:10.0.1.300;Password=secret",
                "Server=tcp:10.0.1.6,99999;Password=secret",
                "Server=10.0.1.6\\\\X;Password=secret",
                "Password=secret",
                "jdbc:sqlserver://10.0.1.6:x;password=secret",
                "jdbc:oracle:thin:scott/secret@host",
                "Server=10.0.1.6 Password=secret",
                "Server=10.0.1.6,1433 Password=secret",
                "Server=10.0.1.6\\\\X Password=secret",
                "Server=\"10.0.1.6;Password=secret",
                "Server=tcp:sa:secret@10.0.1.6",
                "jdbc:sqlserver://sa:secret@10.0.1.6:1433",
                "Server={10.0.1.6;Password=secret"
            })
    void a_password_is_never_shown(String text) {
        String shown;
        try {
            shown = canReach(internet(), sql(text)).toString();
        } catch (IllegalArgumentException refused) {
            shown = String.valueOf(refused.getMessage());
        }

        assertThat(shown).isNotEmpty().doesNotContain("secret");
    }
}
