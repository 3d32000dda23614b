package io.canreach.dsl;

import static io.canreach.dsl.Azure.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.canreach.model.ConnectedGroup;
import io.canreach.model.ResourceId;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConnectedGroupDeclarationTest {
    private final VnetDeclaration a = vnet("a").addressSpace("10.0.0.0/16");
    private final VnetDeclaration b = vnet("b").addressSpace("10.1.0.0/16");

    @Test
    void it_connects_the_networks_it_names() {
        var network = network(connectedGroup("mesh", "A", "b"), a, b);

        assertThat(network.all(ConnectedGroup.class))
                .containsExactly(new ConnectedGroup(
                        ResourceId.of("connectedGroups", "mesh"),
                        List.of(ResourceId.of("virtualNetworks", "a"), ResourceId.of("virtualNetworks", "b"))));
    }

    @Test
    void a_network_that_is_not_there_is_answered_by_those_that_are() {
        assertThatThrownBy(() -> network(a, b, connectedGroup("mesh", "a", "c")))
                .hasMessage(
                        "connected group 'mesh' refers to vnet 'c', which is not in the network; there is: 'a', 'b'");
    }

    @Test
    void it_is_a_value() {
        assertThat(connectedGroup("mesh", "a", "b"))
                .isEqualTo(connectedGroup("mesh", "a", "b"))
                .isNotEqualTo(connectedGroup("mesh", "a"))
                .hasToString("connected group 'mesh'");
        assertThat(network(a, b, connectedGroup("mesh", "a", "b"), connectedGroup("mesh", "a", "b"))
                        .all(ConnectedGroup.class))
                .hasSize(1);
        assertThatThrownBy(() -> network(a, b, connectedGroup("mesh", "a", "b"), connectedGroup("mesh", "b", "a")))
                .hasMessage("two different declarations of connected group 'mesh'; one name stands for one resource");
    }
}
