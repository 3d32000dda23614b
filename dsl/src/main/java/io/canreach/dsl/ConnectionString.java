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

    private ConnectionString() {}

    static SqlServer server(String text) {
        String stripped = text.strip();
        String lower = stripped.toLowerCase(Locale.ROOT);
        if (lower.startsWith(JDBC_SQL_SERVER)) {
            return jdbc(stripped.substring(JDBC_SQL_SERVER.length()));
        }
        if (lower.startsWith(JDBC)) {
            throw new IllegalArgumentException(
                    "a JDBC connection string of another database; allowed is" + " jdbc:sqlserver://host:port;...");
        }
        Map<String, String> properties = ConnectionProperties.read(stripped);
        return SERVER_KEYS.stream()
                .flatMap(key -> Optional.ofNullable(properties.get(key)).stream())
                .findFirst()
                .map(SqlServer::parse)
                .orElseThrow(ConnectionString::noServer);
    }

    /** {@code host[\\instance][:port][;property=value...]}; the properties may say what the front does not. */
    private static SqlServer jdbc(String rest) {
        int end = rest.indexOf(';') < 0 ? rest.length() : rest.indexOf(';');
        Map<String, String> properties = ConnectionProperties.read(rest.substring(Math.min(end + 1, rest.length())));
        String front = rest.substring(0, end);
        if (front.isEmpty()) {
            front = Optional.ofNullable(properties.get("servername")).orElseThrow(ConnectionString::noServer);
        }
        int colon = front.lastIndexOf(':');
        boolean hasPort = colon >= 0 && (front.indexOf(':') == colon || front.charAt(colon - 1) == ']');
        Optional<String> port =
                hasPort ? Optional.of(front.substring(colon + 1)) : Optional.ofNullable(properties.get("portnumber"));
        String named = hasPort ? front.substring(0, colon) : front;
        Optional<String> instance = Optional.ofNullable(properties.get("instancename"));
        return SqlServer.of(instance.map(name -> named + "\\" + name).orElse(named), port);
    }

    private static IllegalArgumentException noServer() {
        return new IllegalArgumentException("the connection string names no server; allowed is Server=, Data Source=,"
                + " Address=, or jdbc:sqlserver://host:port");
    }
}
