package io.canreach.dsl;

import io.canreach.packet.Ip;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The server that a connection string calls. */
record SqlServer(String host, int port) {
    private static final int DEFAULT_PORT = 1433;
    private static final int LAST_PORT = 65535;
    private static final String TCP = "tcp:";
    private static final String DEFAULT_INSTANCE = "MSSQLSERVER";
    private static final List<String> OTHER_PROTOCOLS = List.of("np:", "lpc:", "via:", "admin:");
    private static final List<String> ITSELF = List.of("", ".", "(local)", "localhost");

    /** Reads {@code [tcp:]host[\\instance][,port]}. */
    static SqlServer parse(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        OTHER_PROTOCOLS.stream().filter(lower::startsWith).findFirst().ifPresent(other -> {
            throw new IllegalArgumentException(
                    "the connection string calls its server by '" + other + "'; allowed is 'tcp:' or no protocol");
        });
        String rest = lower.startsWith(TCP) ? text.substring(TCP.length()) : text;
        int comma = rest.lastIndexOf(',');
        return comma < 0
                ? of(rest, Optional.empty())
                : of(rest.substring(0, comma), Optional.of(rest.substring(comma + 1)));
    }

    /** A host with or without an instance; a named instance listens on a port of its own choice. */
    static SqlServer of(String hostAndInstance, Optional<String> port) {
        int backslash = hostAndInstance.indexOf('\\');
        String host = bare((backslash < 0 ? hostAndInstance : hostAndInstance.substring(0, backslash)).strip());
        String instance = backslash < 0
                ? DEFAULT_INSTANCE
                : hostAndInstance.substring(backslash + 1).strip();
        if (ITSELF.contains(host.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException("the connection string calls the machine itself ('" + host
                    + "'); allowed is an address or the name of a vm");
        }
        if (port.isEmpty() && !instance.equalsIgnoreCase(DEFAULT_INSTANCE)) {
            throw new IllegalArgumentException("the named instance '" + instance + "' of '" + host
                    + "' listens on a dynamic port; write the port, as in Server=tcp:" + host + ",1433");
        }
        return new SqlServer(host, port.map(SqlServer::number).orElse(DEFAULT_PORT));
    }

    Place place() {
        boolean isAddress = host.matches("[0-9.]+") || host.contains(":");
        return isAddress ? new AddressRange(Ip.parse(host).toString(), true) : new SqlHost(host);
    }

    private static String bare(String host) {
        return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
    }

    private static int number(String text) {
        String digits = text.strip();
        int port = digits.matches("[0-9]{1,5}") ? Integer.parseInt(digits) : 0;
        if (port < 1 || port > LAST_PORT) {
            throw new IllegalArgumentException(
                    "the connection string has port '" + digits + "'; allowed is 1 to " + LAST_PORT);
        }
        return port;
    }
}
