package io.canreach.reach;

import io.canreach.model.Network;
import io.canreach.model.OutboundTraffic;
import io.canreach.model.Subnet;
import io.canreach.model.VnetIntegration;
import io.canreach.model.WebApp;
import io.canreach.packet.IpFamily;
import io.canreach.packet.IpSet;
import java.util.List;
import java.util.Optional;

/** From where web apps call: any address of the subnet they are integrated with, or those of the platform. */
final class AppPlaces {
    private final Network network;
    private final InternetPlace internet;

    AppPlaces(Network network, InternetPlace internet) {
        this.network = network;
        this.internet = internet;
    }

    Place.App of(WebApp app, OutboundTraffic traffic) {
        Optional<Subnet> subnet =
                app.integration().map(VnetIntegration::subnet).map(id -> network.get(Subnet.class, id));
        IpSet addresses =
                subnet.map(it -> network.addresses().free(it, IpFamily.IPV4)).orElseGet(() -> outbound(app));
        return new Place.App(app, traffic, subnet, addresses);
    }

    /** The public addresses by which the platform lets an app out: those declared, or any. */
    IpSet outbound(WebApp app) {
        return app.possibleOutboundAddresses().isEmpty()
                ? internet.hosts().restrictTo(IpFamily.IPV4)
                : app.possibleOutboundAddresses();
    }

    /** The apps that call through a subnet, at some of its addresses. */
    List<Place> in(Subnet subnet, IpSet addresses) {
        return network.all(WebApp.class).stream()
                .filter(app -> app.integration()
                        .filter(it -> it.subnet().equals(subnet.id()))
                        .isPresent())
                .map(app -> (Place) new Place.App(app, OutboundTraffic.APPLICATION, Optional.of(subnet), addresses))
                .toList();
    }
}
