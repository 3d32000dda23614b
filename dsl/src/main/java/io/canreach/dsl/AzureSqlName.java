package io.canreach.dsl;

import io.canreach.model.AzureService;
import io.canreach.model.Endpoint;
import io.canreach.model.Network;
import io.canreach.model.PrivateEndpoint;
import io.canreach.model.Resource;
import io.canreach.model.SqlManagedInstance;
import io.canreach.model.Suggestions;
import io.canreach.reach.UnknownEndpointException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The name of an Azure SQL server or managed instance: {@code srv.database.windows.net}, {@code mi.zone.database.windows.net},
 * {@code mi.public.zone.database.windows.net}, and the same with {@code privatelink} for a private endpoint.
 *
 * @param host the whole name
 * @param name the name of the server or instance
 * @param isInstance whether it is one of a managed instance, which has a zone
 * @param face how it is called
 */
record AzureSqlName(String host, String name, boolean isInstance, Face face) {
    private static final List<String> SUFFIXES = List.of(
            ".database.windows.net",
            ".database.chinacloudapi.cn",
            ".database.usgovcloudapi.net",
            ".database.cloudapi.de",
            ".database.fabric.microsoft.com");
    private static final String SQL = "Microsoft.Sql";

    /** The three ways of calling one. */
    enum Face {
        /** By its own name. */
        OWN,
        /** By its public endpoint. */
        PUBLIC,
        /** By a private endpoint. */
        PRIVATE
    }

    static boolean isOne(String host) {
        return of(host).isPresent();
    }

    static Optional<AzureSqlName> of(String host) {
        String lower = host.toLowerCase(Locale.ROOT);
        return SUFFIXES.stream()
                .filter(lower::endsWith)
                .findFirst()
                .flatMap(suffix -> read(host, host.substring(0, host.length() - suffix.length())));
    }

    private static Optional<AzureSqlName> read(String host, String front) {
        String[] labels = front.split("\\.", -1);
        String second = labels.length > 1 ? labels[1].toLowerCase(Locale.ROOT) : "";
        Face face = switch (second) {
            case "privatelink" -> Face.PRIVATE;
            case "public" -> Face.PUBLIC;
            default -> Face.OWN;
        };
        int length = labels.length - (face == Face.OWN ? 0 : 1);
        boolean instance = length == 2;
        return length < 1 || length > 2 || labels[0].isEmpty() || (face == Face.PUBLIC && !instance)
                ? Optional.empty()
                : Optional.of(new AzureSqlName(host, labels[0], instance, face));
    }

    /** What it is called as long as no network is known. */
    Endpoint endpoint() {
        if (face == Face.PRIVATE) {
            return new Endpoint.Named(Endpoint.Kind.PRIVATE_ENDPOINT, host);
        }
        Endpoint own =
                new Endpoint.Named(isInstance ? Endpoint.Kind.SQL_MANAGED_INSTANCE : Endpoint.Kind.SERVICE, name);
        return face == Face.PUBLIC ? new Endpoint.PublicFace(own) : own;
    }

    Endpoint endpointIn(Network network) {
        Resource server = isInstance
                ? one(network.all(SqlManagedInstance.class), "sql managed instance")
                : one(
                        network.all(AzureService.class).stream()
                                .filter(each -> each.isOf(SQL))
                                .toList(),
                        "sql server");
        if (face == Face.PRIVATE) {
            return privateEndpoint(network, server);
        }
        Endpoint.Kind kind = isInstance ? Endpoint.Kind.SQL_MANAGED_INSTANCE : Endpoint.Kind.SERVICE;
        String id =
                network.named(server.getClass(), name).size() > 1 ? server.id().value() : server.name();
        Endpoint own = new Endpoint.Named(kind, id);
        return face == Face.PUBLIC ? new Endpoint.PublicFace(own) : own;
    }

    private Endpoint privateEndpoint(Network network, Resource server) {
        List<PrivateEndpoint> leading = network.all(PrivateEndpoint.class).stream()
                .filter(each -> each.service().equals(Optional.of(server.id())))
                .toList();
        if (leading.size() == 1) {
            PrivateEndpoint only = leading.get(0);
            boolean unique = network.named(PrivateEndpoint.class, only.name()).size() == 1;
            return new Endpoint.Named(
                    Endpoint.Kind.PRIVATE_ENDPOINT,
                    unique ? only.name() : only.id().value());
        }
        throw new UnknownEndpointException("the connection string calls a private endpoint of " + server.label()
                + ", of which there are " + leading.size() + "; ask about one by privateEndpoint(..)"
                + Suggestions.of("private endpoint", leading));
    }

    private <T extends Resource> T one(Collection<T> all, String noun) {
        List<T> named =
                all.stream().filter(each -> each.name().equalsIgnoreCase(name)).toList();
        if (named.size() == 1) {
            return named.get(0);
        }
        throw new UnknownEndpointException("the connection string calls '" + host + "', and there are " + named.size()
                + " of " + noun + " '" + name
                + "' in the network; a failover group's name stands for one of its servers,"
                + " which must be written" + Suggestions.of(noun, all));
    }
}
