package io.canreach.dsl;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Reads which server a SQL Server connection string calls. The rest of it, passwords above all, is neither kept nor ever
 * part of a message.
 */
final class ConnectionString {
    private static final String JDBC = "jdbc:";
    private static final String JDBC_SQL_SERVER = "jdbc:sqlserver://";
    private static final List<String> SERVER_KEYS =
            List.of("server", "data source", "address", "addr", "network address");
    private static final List<String> PARTNER_KEYS = List.of("failover partner", "failoverpartner", "failover_partner");
    private static final List<String> NETWORK_KEYS = List.of("network library", "network", "net");

    private ConnectionString() {}

    /** The server, and what the string says beside it that matters. */
    static Destination destination(String text) {
        String stripped = text.strip();
        String lower = stripped.toLowerCase(Locale.ROOT);
        boolean jdbc = lower.startsWith(JDBC_SQL_SERVER);
        if (lower.startsWith(JDBC) && !jdbc) {
            throw new IllegalArgumentException(
                    "a JDBC connection string of another database; allowed is jdbc:sqlserver://host:port;...");
        }
        String rest = jdbc ? stripped.substring(JDBC_SQL_SERVER.length()) : stripped;
        int end = jdbc ? (rest.indexOf(';') < 0 ? rest.length() : rest.indexOf(';')) : -1;
        Map<String, String> properties = ConnectionProperties.read(rest.substring(Math.min(end + 1, rest.length())));
        requireTcp(properties);
        Destination server = (jdbc ? jdbc(rest.substring(0, end), properties) : server(properties)).destination();
        return PARTNER_KEYS.stream()
                .flatMap(key -> Optional.ofNullable(properties.get(key)).stream())
                .filter(partner -> !partner.isBlank())
                .findFirst()
                .map(SqlServer::parse)
                .map(SqlServer::destination)
                .map(server::withPartner)
                .orElse(server);
    }

    private static void requireTcp(Map<String, String> properties) {
        NETWORK_KEYS.stream()
                .flatMap(key -> Optional.ofNullable(properties.get(key)).stream())
                .filter(library -> !library.equalsIgnoreCase("dbmssocn"))
                .findFirst()
                .ifPresent(library -> {
                    throw new IllegalArgumentException(
                            "the connection string calls its server by a network library other than TCP/IP; allowed is"
                                    + " DBMSSOCN or none");
                });
    }

    private static SqlServer server(Map<String, String> properties) {
        return SERVER_KEYS.stream()
                .flatMap(key -> Optional.ofNullable(properties.get(key)).stream())
                .findFirst()
                .map(SqlServer::parse)
                .orElseThrow(ConnectionString::noServer);
    }

    /** {@code host[\\instance][:port][;property=value...]}; the properties may say what the front does not. */
    private static SqlServer jdbc(String said, Map<String, String> properties) {
        String front = said.isEmpty()
                ? Optional.ofNullable(properties.get("servername"))
                        .or(() -> Optional.ofNullable(properties.get("server")))
                        .orElseThrow(ConnectionString::noServer)
                : said;
        int colon = front.lastIndexOf(':');
        boolean hasPort = colon >= 0 && (front.indexOf(':') == colon || (colon > 0 && front.charAt(colon - 1) == ']'));
        Optional<String> port =
                hasPort ? Optional.of(front.substring(colon + 1)) : Optional.ofNullable(properties.get("portnumber"));
        String named = hasPort ? front.substring(0, colon) : front;
        Optional<String> instance = Optional.ofNullable(properties.get("instancename"));
        return SqlServer.of(
                instance.filter(any -> named.indexOf('\\') < 0)
                        .map(name -> named + "\\" + name)
                        .orElse(named),
                port);
    }

    private static IllegalArgumentException noServer() {
        return new IllegalArgumentException("the connection string names no server; allowed is Server=, Data Source=,"
                + " Address=, or jdbc:sqlserver://host:port");
    }
}
