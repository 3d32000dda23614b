package io.canreach.dsl;

import io.canreach.dsl.ApplicationGatewayDeclaration.BackendFacts;
import io.canreach.dsl.ApplicationGatewayDeclaration.FrontendFacts;
import io.canreach.dsl.ApplicationGatewayDeclaration.ListenerFacts;
import io.canreach.model.ApplicationGateway;
import io.canreach.model.ApplicationGateway.Backend;
import io.canreach.model.ApplicationGateway.Frontend;
import io.canreach.model.ApplicationGateway.Listener;
import io.canreach.model.HostAddress;
import io.canreach.model.IpConfiguration;
import io.canreach.model.KnownAddress;
import io.canreach.model.PublicIpAddress.Sku;
import io.canreach.model.ResourceId;
import io.canreach.model.Unknown;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes an application gateway of what was said. */
record ApplicationGatewayDraft(Stand stand, ApplicationGatewayDeclaration.Facts facts) {
    private static final int LAST_PORT = 65535;

    /** The gateway is made when all machines are, because its backends may stand anywhere. */
    void add(String label) {
        ResourceId id = stand.draft().id("application gateway", "applicationGateways", facts.name());
        if (!stand.admits(label, id)) {
            return;
        }
        if (facts.frontends().isEmpty()) {
            stand.draft().problem(label + " has no frontend; publicIp(..) or privateIp(..) gives it one");
        }
        facts.listeners().forEach(listener -> checkPort(label + " listens on port ", listener.port()));
        facts.backends().forEach(backend -> checkPort(label + " calls its backends on port ", backend.port()));
        List<Frontend> frontends = frontends(label);
        stand.draft().later(() -> stand.add(gateway(id, label, frontends)));
    }

    private ApplicationGateway gateway(ResourceId id, String label, List<Frontend> frontends) {
        List<Listener> listeners = facts.listeners().stream()
                .flatMap(listener -> frontends.stream()
                        .filter(frontend -> isOn(listener, frontend))
                        .map(frontend -> new Listener(frontend.name(), listener.port())))
                .toList();
        List<Backend> backends =
                facts.backends().stream().map(each -> backend(label, each)).toList();
        return new ApplicationGateway(
                id, stand.vnet().location(), stand.subnet(), facts.version(), frontends, listeners, backends);
    }

    private void checkPort(String words, int port) {
        if (port < 1 || port > LAST_PORT) {
            stand.draft().problem(words + port + "; allowed is 1 to " + LAST_PORT);
        }
    }

    private List<Frontend> frontends(String label) {
        List<Frontend> made = new ArrayList<>();
        for (FrontendFacts said : facts.frontends()) {
            String kind = said.isPublic() ? "public" : "private";
            long before = made.stream()
                    .filter(other -> other.publicIp().isPresent() == said.isPublic())
                    .count();
            String name = before == 0 ? kind : kind + (before + 1);
            frontend(label, name, said).ifPresent(made::add);
        }
        return made;
    }

    private Optional<Frontend> frontend(String label, String name, FrontendFacts said) {
        if (said.publicIp().isPresent()) {
            return stand.draft()
                    .publicIp(said.publicIp().get().facts(), Sku.STANDARD)
                    .map(id -> new Frontend(name, Optional.of(id), new Unknown("a public frontend has none")));
        }
        return new Addresses(stand.draft(), label)
                .read(said.privateIp(), "the private address of " + label)
                .map(address -> new Frontend(name, Optional.empty(), address));
    }

    private static boolean isOn(ListenerFacts listener, Frontend frontend) {
        return frontend.publicIp().isPresent() ? listener.onPublic() : listener.onPrivate();
    }

    private Backend backend(String label, BackendFacts said) {
        List<HostAddress> addresses = said.members().stream()
                .flatMap(each -> address(label, each).stream())
                .toList();
        return new Backend(addresses, said.port());
    }

    private Optional<HostAddress> address(String label, Place member) {
        if (member instanceof PoolMember machine) {
            return new References(stand.draft(), label)
                    .networkInterface(machine)
                    .flatMap(nic -> nic.ipConfigurations().stream().findFirst())
                    .map(IpConfiguration::privateAddress);
        }
        if (member instanceof AddressRange range && range.isSingle()) {
            return stand.draft().attempt(label, () -> KnownAddress.parse(range.toString()));
        }
        stand.draft().problem(label + " calls " + member + "; allowed is a machine, a network interface or an address");
        return Optional.empty();
    }
}
