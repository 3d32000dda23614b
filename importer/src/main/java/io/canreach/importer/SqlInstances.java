package io.canreach.importer;

import io.canreach.model.ConnectionPolicy;
import io.canreach.model.ResourceId;
import io.canreach.model.SqlManagedInstance;
import io.canreach.model.Unknown;
import java.util.Optional;

/** Reads SQL managed instances. Azure shows their addresses nowhere. */
final class SqlInstances {
    private final Assembly assembly;

    SqlInstances(Assembly assembly) {
        this.assembly = assembly;
    }

    void read() {
        Facts.make(assembly, Types.SQL_INSTANCE, this::instance).forEach(made -> assembly.put(made.value()));
    }

    private Optional<SqlManagedInstance> instance(ResourceId id, Facts facts) {
        Node place = facts.get("subnetId");
        Optional<ResourceId> subnet = place.reference();
        if (subnet.isEmpty() || !assembly.unknownNetworks().place(subnet.get(), place)) {
            Node node = place.isPresent() ? place : facts.node();
            node.error(
                    "the subnet of SQL managed instance '" + id.name() + "' is not in the input",
                    "the instance is left out: questions about it fail");
            return Optional.empty();
        }
        return subnet.map(in -> instance(facts, in));
    }

    private static SqlManagedInstance instance(Facts facts, ResourceId subnet) {
        String of = " of SQL managed instance '" + facts.id().name() + "' is not in the input";
        Node open = facts.get("publicDataEndpointEnabled");
        warn(facts, open, "publicDataEndpointEnabled", "its public endpoint is taken for off");
        Node override = facts.get("proxyOverride");
        warn(facts, override, "proxyOverride", "it is read as Default");
        return new SqlManagedInstance(
                facts.id(),
                facts.location(),
                subnet,
                new Unknown("the address" + of),
                open.flag(false),
                new Unknown("the public address" + of),
                override.choice(SqlServers.POLICIES, SqlServers.POLICY_NAMES).orElse(ConnectionPolicy.DEFAULT));
    }

    private static void warn(Facts facts, Node field, String name, String consequence) {
        if (!field.isPresent()) {
            facts.node().warn("SQL managed instance '" + facts.id().name() + "' does not say " + name, consequence);
        }
    }
}
