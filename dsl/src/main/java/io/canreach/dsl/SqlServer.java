package io.canreach.dsl;

import io.canreach.model.Unknown;
import io.canreach.packet.Ip;
import io.canreach.packet.PortSet;
import io.canreach.packet.Protocol;
import io.canreach.reach.Traffic;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The server that a connection string calls.
 *
 * @param host a name or an address
 * @param instance the named instance, where it is not the default one
 * @param port the port, where it is written
 */
record SqlServer(String host, Optional<String> instance, Optional<Integer> port) {
    private static final int DEFAULT_PORT = 1433;
    private static final int LAST_PORT = 65535;
    private static final String TCP = "tcp:";
    private static final String DEFAULT_INSTANCE = "MSSQLSERVER";
    private static final List<String> OTHER_PROTOCOLS = List.of("np:", "lpc:", "via:", "admin:");
    private static final List<String> ITSELF = List.of("", ".", "(local)", "localhost");

    /** SQL Server Browser, which tells on which port a named instance listens, and the ports on which it may. */
    private static final Traffic DYNAMIC =
            Traffic.of(Protocol.UDP, PortSet.of(1434)).and(Traffic.of(Protocol.TCP, PortSet.parse("1-65535")));

    /** Reads {@code [tcp:]host[\\instance][,port]}. */
    static SqlServer parse(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        OTHER_PROTOCOLS.stream().filter(lower::startsWith).findFirst().ifPresent(other -> {
            throw new IllegalArgumentException(
                    "the connection string calls its server by '" + other + "'; allowed is 'tcp:' or no protocol");
        });
        String rest = lower.startsWith(TCP) ? text.substring(TCP.length()) : text;
        if (rest.startsWith("\\\\")) {
            throw new IllegalArgumentException(
                    "the connection string calls a named pipe; allowed is an address or a name, called by TCP");
        }
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
        refuseItself(host.toLowerCase(Locale.ROOT));
        requireName(host, "[A-Za-z0-9][A-Za-z0-9._-]{0,254}|[0-9A-Fa-f:.]{2,45}", "server");
        requireName(instance, "[A-Za-z_][A-Za-z0-9_$#]{0,30}", "instance");
        return new SqlServer(
                host,
                Optional.of(instance).filter(name -> !name.equalsIgnoreCase(DEFAULT_INSTANCE)),
                port.map(SqlServer::number));
    }

    private static void refuseItself(String host) {
        if (host.equals("(localdb)")) {
            throw new IllegalArgumentException("the connection string calls LocalDB, which runs inside the machine that"
                    + " calls it; allowed is an address or the name of a vm");
        }
        if (ITSELF.contains(host)) {
            throw new IllegalArgumentException("the connection string calls the machine itself ('" + host
                    + "'); allowed is an address or the name of a vm");
        }
    }

    /** What is no name may be anything, a password too, and is not shown. */
    private static void requireName(String text, String form, String what) {
        if (!text.matches(form)) {
            throw new IllegalArgumentException("the connection string's " + what
                    + " is no name; allowed is Server=tcp:host,port with a semicolon before whatever follows");
        }
    }

    /** Where it is and what it is called with. */
    Destination destination() {
        if (port.isEmpty() && instance.isPresent() && !AzureSqlName.isOne(host)) {
            String unknown = "the port of the named instance '" + instance.get() + "' of '" + host
                    + "' is not written; write it, as in Server=tcp:" + host + ",1433";
            return new Destination(place(), DYNAMIC, Optional.of(new Unknown(unknown)));
        }
        return new Destination(place(), Traffic.tcp(port.orElse(DEFAULT_PORT)));
    }

    private Place place() {
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
            String said = digits.matches("[0-9]{1,10}") ? "port '" + digits + "'" : "a port that is no number";
            throw new IllegalArgumentException("the connection string has " + said + "; allowed is 1 to " + LAST_PORT);
        }
        return port;
    }
}
