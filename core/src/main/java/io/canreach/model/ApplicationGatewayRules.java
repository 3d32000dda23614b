package io.canreach.model;

import io.canreach.model.ApplicationGateway.Frontend;
import io.canreach.packet.IpFamily;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Azure's rules for application gateways: each stands with its like alone, and has at most one address of a kind.
 *
 * @see <a href="https://learn.microsoft.com/azure/application-gateway/configuration-infrastructure">Application Gateway
 *     infrastructure</a>
 */
final class ApplicationGatewayRules {
    private static final int MAX_PORT = 65535;

    private final NetworkRules rules;
    private final AddressBook addresses;
    private final Occupants occupants;

    ApplicationGatewayRules(NetworkRules rules, AddressBook addresses, Occupants occupants) {
        this.rules = rules;
        this.addresses = addresses;
        this.occupants = occupants;
    }

    void check() {
        for (ApplicationGateway gateway : rules.all(ApplicationGateway.class)) {
            rules.stand(gateway, gateway.location(), gateway.subnet()).ifPresent(subnet -> check(gateway, subnet));
            checkPorts(gateway);
            gateway.listeners().stream()
                    .filter(listener -> gateway.frontends().stream()
                            .noneMatch(each -> each.name().equalsIgnoreCase(listener.frontend())))
                    .forEach(listener -> rules.problem(gateway.label() + " listens on frontend '" + listener.frontend()
                            + "', which it does not have"));
        }
    }

    private void check(ApplicationGateway gateway, Subnet subnet) {
        String alone = "; its subnet may hold application gateways of the same version only";
        for (Resource other : occupants.of(subnet.id())) {
            if (!(other instanceof ApplicationGateway it && it.version() == gateway.version())) {
                rules.problem(gateway.label() + " (" + words(gateway.version()) + ") shares " + subnet.label()
                        + " with " + BasicSkuRules.label(other) + alone);
                break;
            }
        }
        checkFrontends(gateway);
        gateway.frontends().stream()
                .filter(each -> each.publicIp().isEmpty())
                .forEach(each -> addresses.take(
                        AddressBook.Holder.of(gateway.label()), subnet, family(each), each.privateAddress()));
    }

    /** Frontends of one kind differ in their family. */
    private void checkFrontends(ApplicationGateway gateway) {
        Set<String> kinds = new HashSet<>();
        for (Frontend each : gateway.frontends()) {
            String kind = Texts.family(family(each)) + (each.publicIp().isPresent() ? " public" : " private");
            if (!kinds.add(kind)) {
                rules.problem(gateway.label() + " has more than one " + kind + " frontend; one is allowed");
            }
        }
    }

    private IpFamily family(Frontend frontend) {
        if (frontend.publicIp().isPresent()) {
            return rules.find(PublicIpAddress.class, frontend.publicIp().get())
                    .map(PublicIpAddress::family)
                    .orElse(IpFamily.IPV4);
        }
        return frontend.privateAddress() instanceof KnownAddress known
                ? known.ip().family()
                : IpFamily.IPV4;
    }

    private void checkPorts(ApplicationGateway gateway) {
        gateway.listeners().forEach(each -> checkPort(gateway.label() + " listens on port ", each.port()));
        gateway.backends().forEach(each -> checkPort(gateway.label() + " calls its backends on port ", each.port()));
    }

    private void checkPort(String words, int port) {
        if (port < 1 || port > MAX_PORT) {
            rules.problem(words + port + "; allowed is 1 to " + MAX_PORT);
        }
    }

    private static String words(ApplicationGateway.Version version) {
        return version.name().toLowerCase(Locale.ROOT);
    }
}
