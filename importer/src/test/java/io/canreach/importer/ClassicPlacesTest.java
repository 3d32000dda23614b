package io.canreach.importer;

import static org.assertj.core.api.Assertions.assertThat;

import io.canreach.model.Endpoint;
import io.canreach.reach.Answer;
import io.canreach.reach.Question;
import io.canreach.reach.Reachability;
import io.canreach.reach.Traffic;
import io.canreach.reach.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Classic roles of which the input does not say where they stand. */
class ClassicPlacesTest {
    @TempDir
    Path folder;

    private void deployment(String service, String instance) throws IOException {
        Files.writeString(folder.resolve(service + ".xml"), """
                <Deployment xmlns="http://schemas.microsoft.com/windowsazure">
                  <Name>one</Name><Url>http://%1$s.cloudapp.net/</Url><VirtualNetworkName>net</VirtualNetworkName>
                  <RoleInstanceList><RoleInstance><RoleName>%1$s</RoleName><InstanceName>%1$s_IN_0</InstanceName>%2$s
                  </RoleInstance></RoleInstanceList>
                  <RoleList><Role><RoleName>%1$s</RoleName></Role></RoleList>
                </Deployment>""".formatted(service, instance));
    }

    private Answer ask(String from, String to) {
        return Reachability.of(AzureImport.read(folder).network())
                .answer(Question.of(role(from), role(to), Traffic.tcp(80)));
    }

    private static Endpoint role(String name) {
        return new Endpoint.Named(Endpoint.Kind.VM, name + "_IN_0");
    }

    @Test
    void roles_of_a_network_that_is_not_in_the_input_are_not_out_of_each_others_reach() throws IOException {
        deployment("shop", "<IpAddress>10.0.1.9</IpAddress>");
        deployment("bank", "");

        assertThat(ask("shop", "bank").verdict()).isEqualTo(Verdict.UNDETERMINED);
        assertThat(ask("bank", "shop").verdict()).isEqualTo(Verdict.UNDETERMINED);
        assertThat(ask("bank", "shop").explain())
                .contains("neither the subnet nor the address of the role is in the input");
    }
}
