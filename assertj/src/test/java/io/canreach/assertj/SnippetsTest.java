package io.canreach.assertj;

import static io.canreach.assertj.NetworkAssertions.*;
import static io.canreach.dsl.Azure.*;
import static io.canreach.dsl.Reach.*;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SnippetsTest {
    private static final Path LANGUAGE =
            Path.of("src", "test", "resources", "io", "canreach", "assertj", "language.jsh");

    /** The formatter would lay them out anew, so they stand in a file of their own. */
    @Test
    void the_languages_own_lines_run_in_jshell_exactly_as_the_design_writes_them() throws IOException {
        try (var shell = Shell.start()) {
            var values = shell.run(Files.readString(LANGUAGE));

            assertThat(values)
                    .anySatisfy(value -> assertThat(value)
                            .startsWith("canReach: ase 'web-ase' can reach vm 'sql-vm' on TCP 1433")
                            .contains("AllowVnetInBound", "5 reply")
                            .doesNotContain("left out")
                            .hasSizeLessThan(900));
        }
    }

    @Test
    void the_first_half_of_the_seed_compiles_and_holds() {
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
        cannotReach(internet(), sql, 1433).check(network);
        assertThat(canReach(ase, sql, 1433).in(network).holds()).isTrue();
        assertThat(network).canReach(ase, sql, 1433);
    }

    @Test
    void the_other_half_of_the_seed_compiles_and_holds() {
        var ase = ase("web-ase");
        var classic = network(classicVnet("testVNet")
                .addressSpace("10.0.0.0/16")
                .location("South Central US")
                .dns("10.0.1.5")
                .subnet("Subnet-1", "10.0.1.0/24")
                .vm(vm("sql-vm")
                        .privateIp("10.0.1.6")
                        .endpoint("mssql", tcp(1433))
                        .acl(acl().permit(100, "10.0.0.0/16")))
                .subnet("Subnet-ASE", "10.0.2.0/24")
                .ase(ase)
                .gateway("GatewaySubnet", "10.0.255.0/27")
                .vpn(onPremises("hq", "192.168.0.0/16")));

        cannotReach(ase, publicEndpoint("sql-vm"), 1433)
                .because("the ACL admits internal addresses only")
                .check(classic);
        canReach(ase, sql("Server=tcp:10.0.1.6;Database=MyDatabase"))
                .neverVia(internet())
                .check(classic);
    }

    /** {@code New-AzureNetworkSecurityGroup}, {@code Set-AzureNetworkSecurityGroupToSubnet}, and the connection string. */
    @Test
    void the_seeds_own_lines_have_their_like_in_the_language() {
        var seed = network(classicVnet("testVNet")
                .location("South Central US")
                .subnet("Subnet-1", "10.0.1.0/24")
                .nsg(nsg("testNSGexample").location("South Central US"))
                .vm(vm("sql-vm").privateIp("10.0.1.6").endpoint("mssql", tcp(1433)))
                .subnet("Subnet-ASE", "10.0.2.0/24")
                .ase("web-ase"));
        var database = sql("Server=tcp:10.0.1.6;Database=MyDatabase;User ID=MyUser;Password=PasswordHere;"
                + "provider=System.Data.SqlClient");

        assertThat(seed).canReach(ase("web-ase"), database).cannotReach(internet(), vm("sql-vm"), 1433);
        assertThat(canReach(ase("web-ase"), database).in(seed).answer())
                .isReachable()
                .isDecidedBy("ALLOW VNET INBOUND")
                .staysInsideVirtualNetworks();
    }

    @Test
    void one_import_serves_both_assertj_and_networks() {
        assertThat("AssertJ").startsWith("Assert");
        assertThatThrownBy(() -> tcp(70000)).hasMessageContaining("70000");
    }
}
