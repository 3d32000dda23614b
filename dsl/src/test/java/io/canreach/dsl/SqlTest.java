package io.canreach.dsl;

import static io.canreach.dsl.Azure.*;
import static io.canreach.dsl.Reach.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
            """)
    void a_connection_string_is_a_place_and_its_traffic(String text, String expected) {
        assertThat(sql(text)).hasToString(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Database=MyDatabase       | the connection string names no server; allowed is Server=, Data Source=, Address=, or jdbc:sqlserver://host:port
            Server=tcp:10.0.1.6,70000 | the connection string has port '70000'; allowed is 1 to 65535
            Server=np:10.0.1.6        | the connection string calls its server by 'np:'; allowed is 'tcp:' or no protocol
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Server=tcp:10.0.1.6;User ID=MyUser;Password=secret",
                "Server=tcp:10.0.1.300;Password=secret",
                "Server=tcp:10.0.1.6,99999;Password=secret",
                "Server=10.0.1.6\\\\X;Password=secret",
                "Password=secret",
                "jdbc:sqlserver://10.0.1.6:x;password=secret",
                "jdbc:oracle:thin:scott/secret@host"
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
