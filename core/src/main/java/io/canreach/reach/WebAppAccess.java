package io.canreach.reach;

import io.canreach.model.KnownAddress;
import io.canreach.model.PrivateEndpoint;
import io.canreach.model.Subnet;
import io.canreach.model.Unknown;
import io.canreach.model.WebApp;
import io.canreach.packet.PacketSet;
import io.canreach.packet.PortSet;
import io.canreach.packet.Protocol;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/**
 * Web apps as destinations, at their public entry: from the Internet, or by a service endpoint for Microsoft.Web.
 *
 * @see <a href="https://learn.microsoft.com/azure/app-service/networking-features">App Service networking</a>
 */
final class WebAppAccess {
    private static final PortSet HTTP = PortSet.of(80, 443);
    /** FTP, remote debugging and Web Deploy, which an app may have on. */
    private static final PortSet OPTIONAL = PortSet.parse("21,990,10001-10300,4016,4018,4020,4022,4024,8172");

    private final Walk walk;

    WebAppAccess(Walk walk) {
        this.walk = walk;
    }

    /** The packets that an app serves as HTTP and HTTPS. */
    static PacketSet http() {
        return tcp(HTTP);
    }

    private static PacketSet tcp(PortSet ports) {
        return PacketSet.all().withProtocols(EnumSet.of(Protocol.TCP)).toPorts(ports);
    }

    /** Flows that come to the public address of an app, by a subnet's service endpoint where there is one. */
    void enter(Strand strand, WebApp app, Optional<Subnet> by) {
        walk.choose(strand, sites(app), AppSite::label, (each, site) -> meet(each, site, by));
    }

    /** Of several apps, and sites, with one address the name decides, so where just the address is asked about, all are tried. */
    private List<AppSite> sites(WebApp app) {
        Optional<AppSite> named =
                walk.call().site().filter(site -> site.app().id().equals(app.id()));
        if (named.isPresent()) {
            return List.of(named.get());
        }
        List<WebApp> apps = app.inboundAddress() instanceof KnownAddress known
                ? walk.network().addresses().webApps(known.ip())
                : List.of(app);
        List<AppSite> sites = new ArrayList<>();
        for (WebApp each : apps) {
            sites.add(new AppSite(each, false));
            sites.add(new AppSite(each, true));
        }
        return sites;
    }

    private void meet(Strand strand, AppSite site, Optional<Subnet> by) {
        String type = by.isPresent() ? ServiceAccess.HOP : "Internet";
        Strand there = noting(strand, site)
                .passing(new Hop(
                        type,
                        strand.now().destinations(),
                        Optional.of(site.app().id())));
        Strand http = there.narrow(http());
        judge(http, site, by);
        Strand perhaps = there.narrow(tcp(OPTIONAL));
        String unknown = "whether FTP, remote debugging or Web Deploy of " + site.label()
                + " is on, and whom it serves, is not declared";
        walk.undetermined(perhaps, Stage.ACCESS, new Unknown(unknown));
        String text = site.label() + ", which listens on TCP " + HTTP + " only";
        Decider decider = Decider.of(Decider.Kind.APP_PORT, "", site.app().id(), text);
        Strand rest = there.without(http.asked().union(perhaps.asked()));
        walk.refuse(rest, Stage.ACCESS, decider, onward -> judge(onward, site, by));
    }

    private void judge(Strand strand, AppSite site, Optional<Subnet> by) {
        new AccessGate(walk, site, by).judge(strand, in -> accept(in, site));
    }

    /** A private endpoint of the same app is another way, which callers take where DNS tells them so. */
    private Strand noting(Strand strand, AppSite site) {
        Optional<PrivateEndpoint> endpoint =
                AppEndpoints.of(walk.network(), site.app()).stream().findFirst();
        return endpoint.map(each -> strand.then(Step.pass(
                        Stage.ACCESS,
                        "called by its public address, not by " + each.label() + ", to which DNS may lead")))
                .orElse(strand);
    }

    private void accept(Strand strand, AppSite site) {
        Place place = new Place.Entry(site, strand.now().destinations());
        if (walk.target().accepts(place)) {
            new Reply(walk).fromInternet(strand);
        } else {
            String text = "the address belongs to " + place.label() + ", not to "
                    + walk.target().label();
            walk.drop(strand, Stage.END, Decider.of(Decider.Kind.NO_OWNER, text));
        }
    }
}
