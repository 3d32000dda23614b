package io.canreach.sql;

import io.canreach.model.AzureService;
import io.canreach.model.Endpoint;
import io.canreach.model.Network;
import io.canreach.model.PrivateEndpoint;
import io.canreach.model.Resource;
import io.canreach.model.ResourceId;
import io.canreach.model.SqlManagedInstance;
import java.util.List;
import java.util.Optional;

/** Tells which SQL server of Azure's an endpoint is or leads to. */
final class SqlServers {
    private static final String SQL = "Microsoft.Sql";

    private SqlServers() {}

    /** The server or managed instance; empty where it is a machine, or nobody knows what. */
    static Optional<Resource> called(Network network, Endpoint server) {
        if (server instanceof Endpoint.PublicFace face) {
            return called(network, face.of());
        }
        if (!(server instanceof Endpoint.Named named)) {
            return Optional.empty();
        }
        return switch (named.kind()) {
            case SERVICE -> one(network, AzureService.class, named).flatMap(SqlServers::sql);
            case SQL_MANAGED_INSTANCE ->
                one(network, SqlManagedInstance.class, named).map(it -> it);
            case PRIVATE_ENDPOINT ->
                one(network, PrivateEndpoint.class, named)
                        .flatMap(PrivateEndpoint::service)
                        .flatMap(id -> behind(network, id));
            default -> Optional.empty();
        };
    }

    private static Optional<Resource> behind(Network network, ResourceId id) {
        Optional<Resource> instance = network.find(SqlManagedInstance.class, id).map(it -> it);
        return instance.or(() -> network.find(AzureService.class, id).flatMap(SqlServers::sql));
    }

    private static Optional<Resource> sql(AzureService service) {
        return service.isOf(SQL) || service.isOf(SQL + "/servers") ? Optional.of(service) : Optional.empty();
    }

    /** What is not there, or there twice, is refused by the question itself. */
    private static <T extends Resource> Optional<T> one(Network network, Class<T> kind, Endpoint.Named named) {
        if (named.name().startsWith("/")) {
            return network.find(kind, ResourceId.of(named.name()));
        }
        List<T> all = network.named(kind, named.name());
        return all.size() == 1 ? Optional.of(all.get(0)) : Optional.empty();
    }
}
