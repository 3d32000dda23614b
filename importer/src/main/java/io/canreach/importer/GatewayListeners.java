package io.canreach.importer;

import io.canreach.model.ApplicationGateway.Listener;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Where an application gateway listens; nothing where that is not wholly known, since it would seem not to listen. */
final class GatewayListeners {
    private final Node gateway;
    private final Map<String, Integer> ports = new HashMap<>();

    GatewayListeners(Node gateway) {
        this.gateway = gateway;
        for (Node each : gateway.objects("frontendPorts")) {
            Optional<String> name = each.get("name").text();
            Numbers.port(each.get("port"))
                    .ifPresent(port -> name.ifPresent(known -> ports.put(known.toLowerCase(Locale.ROOT), port)));
        }
    }

    Optional<List<Listener>> read() {
        List<Listener> listeners = new ArrayList<>();
        List<Node> nodes = Stream.of("httpListeners", "listeners")
                .flatMap(each -> gateway.objects(each).stream())
                .toList();
        for (Node each : nodes) {
            Optional<Listener> listener = listener(each);
            if (listener.isEmpty()) {
                each.error("where the gateway listens is not known", "it is left out: questions about it fail");
                return Optional.empty();
            }
            listeners.add(listener.get());
        }
        return Optional.of(listeners.stream().distinct().toList());
    }

    private Optional<Listener> listener(Node node) {
        Optional<Integer> port = References.part(node.get("frontendPort"))
                .flatMap(name -> Optional.ofNullable(ports.get(name.toLowerCase(Locale.ROOT))));
        return References.part(node.get("frontendIPConfiguration"))
                .flatMap(frontend -> port.map(at -> new Listener(frontend, at)));
    }
}
