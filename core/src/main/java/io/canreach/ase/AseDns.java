package io.canreach.ase;

import io.canreach.ase.DependencyCheck.State;
import io.canreach.model.AppServiceEnvironment;
import io.canreach.model.AppServiceEnvironment.Version;
import io.canreach.model.Network;
import io.canreach.model.Subnet;
import io.canreach.packet.Ip;
import io.canreach.reach.Answer;
import io.canreach.reach.Reachability;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Which name servers an App Service Environment asks, for its apps and for itself, and whether they are reached. Version 1
 * asks those of its virtual network for everything; versions 2 and 3 ask Azure's own DNS for themselves. An app of version 3
 * may have servers of its own.
 *
 * <pre>{@code
 * AseDns dns = AseDns.of(network, ase);
 * dns.apps();      // [192.168.0.53]
 * dns.platform();  // [168.63.129.16]
 * }</pre>
 *
 * @param network the network, of which routes and rules decide whether a server is reached
 * @param ase the environment
 * @param ofApp servers that the settings of an app name; none for those of the virtual network
 * @see <a href="https://learn.microsoft.com/azure/app-service/environment/networking">DNS of App Service Environments</a>
 */
public record AseDns(Network network, AppServiceEnvironment ase, List<Ip> ofApp) {
    /** Who asks a name server. */
    public enum Asker {
        /** Apps. */
        APPS("apps"),
        /** The environment itself. */
        PLATFORM("platform");

        private final String text;

        Asker(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /**
     * Whether a name server is reached.
     *
     * @param asker who asks it
     * @param server its address
     * @param state MET where it is reached
     * @param reason the rule, route or connection that decides, or what would have to be known
     * @param answer the whole answer behind it
     */
    public record Server(Asker asker, Ip server, State state, String reason, Answer answer) {
        @Override
        public String toString() {
            return asker + " ask " + server + ": " + (state == State.MET ? "reached" : state + ", " + reason);
        }
    }

    /**
     * Copies the list.
     *
     * @param network the network, of which routes and rules decide whether a server is reached
     * @param ase the environment
     * @param ofApp servers that the settings of an app name; none for those of the virtual network
     * @throws IllegalArgumentException when an app of version 1 or 2 is said to have servers of its own
     */
    public AseDns {
        ofApp = List.copyOf(ofApp);
        if (!ofApp.isEmpty() && ase.version() != Version.V3) {
            throw new IllegalArgumentException(ase.label() + " has apps with the name servers " + ofApp
                    + "; only apps of version 3 have their own");
        }
    }

    /**
     * The name servers of an environment.
     *
     * @param network the network
     * @param ase one of its environments
     * @return its servers
     */
    public static AseDns of(Network network, AppServiceEnvironment ase) {
        return new AseDns(network, ase, List.of());
    }

    /**
     * The name servers for an app with servers of its own: the settings {@code WEBSITE_DNS_SERVER} and
     * {@code WEBSITE_DNS_ALT_SERVER}. The second is asked only where the first does not respond.
     *
     * @param servers the first, and the second where there is one
     * @return a copy
     * @throws IllegalArgumentException when the environment is not of version 3
     */
    public AseDns withAppServers(List<Ip> servers) {
        return new AseDns(network, ase, servers);
    }

    /**
     * The servers that lookups of apps ask, the first one first.
     *
     * @return those of the app, or of the virtual network, or Azure's own
     */
    public List<Ip> apps() {
        return ofApp.isEmpty() ? ofNetwork() : ofApp;
    }

    /**
     * The servers that the environment itself asks.
     *
     * @return those of the virtual network for version 1, Azure's own for the others
     */
    public List<Ip> platform() {
        return ase.version() == Version.V1 ? ofNetwork() : List.of(NameServers.AZURE);
    }

    private List<Ip> ofNetwork() {
        List<Ip> servers = network.virtualNetworkOf(network.get(Subnet.class, ase.subnet()))
                .dnsServers();
        return servers.isEmpty() ? List.of(NameServers.AZURE) : servers;
    }

    /**
     * Every server that is asked.
     *
     * @return those of apps, then those of the environment itself
     */
    public List<Server> servers() {
        List<Server> all = new ArrayList<>(servers(Asker.APPS, apps()));
        all.addAll(servers(Asker.PLATFORM, platform()));
        return all;
    }

    private List<Server> servers(Asker asker, List<Ip> asked) {
        NameServers servers = new NameServers(Reachability.of(network), ase);
        return asked.stream()
                .map(ip -> {
                    NameServers.Result result = servers.ask(List.of(ip));
                    return new Server(asker, ip, result.state(), result.reason(), result.answer());
                })
                .toList();
    }

    /**
     * Whether names are resolved, for apps and for the environment itself. One server that is reached is enough for each.
     *
     * @return MET, BROKEN or UNDETERMINED
     */
    public State state() {
        List<Server> all = servers();
        List<State> states = List.of(best(Asker.APPS, all), best(Asker.PLATFORM, all));
        if (states.contains(State.BROKEN)) {
            return State.BROKEN;
        }
        return states.contains(State.UNDETERMINED) ? State.UNDETERMINED : State.MET;
    }

    private static State best(Asker asker, List<Server> all) {
        List<State> states = all.stream()
                .filter(each -> each.asker() == asker)
                .map(Server::state)
                .toList();
        if (states.contains(State.MET)) {
            return State.MET;
        }
        return states.contains(State.UNDETERMINED) ? State.UNDETERMINED : State.BROKEN;
    }

    /**
     * The life cycle of its name servers, from before the creation on.
     *
     * @return the first state
     */
    public DnsLifecycle lifecycle() {
        return DnsLifecycle.before(network, ase);
    }

    @Override
    public String toString() {
        String words = switch (state()) {
            case MET -> "resolves names";
            case BROKEN -> "does not resolve all names";
            case UNDETERMINED -> "may not resolve all names";
        };
        return ase.label() + " " + words + "\n"
                + servers().stream().map(each -> "  " + each).collect(Collectors.joining("\n"))
                + "\n  creation: " + lifecycle().create().reason();
    }
}
