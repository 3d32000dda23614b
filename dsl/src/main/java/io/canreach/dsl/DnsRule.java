package io.canreach.dsl;

import io.canreach.ase.AseDns;
import io.canreach.ase.DependencyCheck.State;
import io.canreach.model.Network;
import io.canreach.packet.Ip;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * That an App Service Environment and its apps resolve names. A rule is an immutable value that holds no network.
 *
 * <pre>{@code
 * dns(ase("web-ase")).in(network);                              // AseDns: which servers, and whether they are reached
 * dns(ase("web-ase")).in(network).lifecycle().create();         // what happens on creation
 * var others = dns(ase("other-ase").v3()).appServers("10.0.1.9");      // servers its apps' own networks name
 * }</pre>
 */
public final class DnsRule {
    private final AseDeclaration ase;
    private final List<String> appServers;
    private final Optional<String> reason;

    private DnsRule(AseDeclaration ase, List<String> appServers, Optional<String> reason) {
        this.ase = ase;
        this.appServers = List.copyOf(appServers);
        this.reason = reason;
    }

    static DnsRule of(AseDeclaration ase) {
        return new DnsRule(ase, List.of(), Optional.empty());
    }

    /**
     * This rule for an app with name servers of its own: its settings {@code WEBSITE_DNS_SERVER} and
     * {@code WEBSITE_DNS_ALT_SERVER}, which version 3 has.
     *
     * @param first an address
     * @param alternative another one, asked where the first does not respond
     * @return a new rule
     * @throws IllegalArgumentException when a text is no address
     */
    public DnsRule appServers(String first, String... alternative) {
        List<String> all = new ArrayList<>(List.of(first));
        all.addAll(List.of(alternative));
        all.forEach(Ip::parse);
        return new DnsRule(ase, all, reason);
    }

    /**
     * This rule with the reason that people have for it.
     *
     * @param clause a clause that messages print
     * @return a new rule
     */
    public DnsRule because(String clause) {
        return new DnsRule(ase, appServers, Optional.of(clause));
    }

    /**
     * Looks which name servers are asked in a network, and whether they are reached.
     *
     * @param network the network
     * @return the servers
     * @throws IllegalArgumentException when the network does not have the environment, or has it otherwise than the handle says
     */
    public AseDns in(Network network) {
        AseDns dns = AseDns.of(network, ase.in(network));
        return appServers.isEmpty()
                ? dns
                : dns.withAppServers(appServers.stream().map(Ip::parse).toList());
    }

    /**
     * Demands that names are resolved, for apps and for the environment itself.
     *
     * @param network the network
     * @throws AssertionError when they are not, or when that is not known; the message says which server is not reached, and why
     * @throws IllegalArgumentException when the network does not have the environment, or has it otherwise than the handle says
     */
    public void check(Network network) {
        AseDns dns = in(network);
        if (dns.state() != State.MET) {
            throw new AssertionError(AseText.failure(toString(), "a name server reached", dns));
        }
    }

    @Override
    public String toString() {
        String by = appServers.isEmpty() ? "" : " by " + String.join(", ", appServers);
        return "dns: " + ase + " resolves names" + by + AseText.because(reason);
    }
}
