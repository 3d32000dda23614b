package io.canreach.dsl;

import io.canreach.model.AppServiceEnvironment;
import io.canreach.model.AppServiceEnvironment.Version;
import io.canreach.model.AseSettings;
import io.canreach.model.HostAddress;
import io.canreach.model.IpSslAddress;
import io.canreach.model.KnownAddress;
import io.canreach.model.ResourceId;
import io.canreach.packet.Cidr;
import java.util.List;
import java.util.Optional;

/** Makes an App Service Environment of what was said. */
record AseDraft(Stand stand, AseDeclaration.Facts facts) {
    void add() {
        Draft draft = stand.draft();
        ResourceId id = draft.id("ase", "hostingEnvironments", facts.name());
        if (!draft.mayStand(label(), id, stand.path())) {
            return;
        }
        Addresses addresses = new Addresses(draft, label());
        Optional<HostAddress> vip = addresses.read(facts.vip(), "the public VIP of " + label());
        Optional<HostAddress> inbound = facts.isInternal()
                ? addresses.read(facts.internalAddress(), "the internal address of " + label())
                : vip;
        Optional<AseSettings> settings = settings();
        if (vip.isPresent() && inbound.isPresent() && settings.isPresent()) {
            add(id, inbound.get(), vip.get(), settings.get());
        }
    }

    private void add(ResourceId id, HostAddress inbound, HostAddress vip, AseSettings settings) {
        Optional<List<KnownAddress>> said =
                stand.draft().each(label(), facts.extras().outbound(), KnownAddress::parse);
        if (said.isEmpty()) {
            return;
        }
        List<HostAddress> outbound = said.get().isEmpty() ? List.of(vip) : List.copyOf(said.get());
        stand.add(new AppServiceEnvironment(
                id,
                stand.vnet().location(),
                facts.version().orElse(Version.V1),
                stand.subnet(),
                facts.mode(),
                inbound,
                outbound,
                settings));
    }

    private Optional<AseSettings> settings() {
        AseExtras extras = facts.extras();
        Optional<List<Cidr>> egress = stand.draft().each(label(), extras.egress(), Cidr::parse);
        Optional<List<IpSslAddress>> ipSsl = stand.draft()
                .each(
                        label(),
                        extras.ipSsl(),
                        said -> new IpSslAddress(
                                KnownAddress.parse(said.address()), said.httpPort(), said.httpsPort()));
        if (egress.isEmpty() || ipSsl.isEmpty()) {
            return Optional.empty();
        }
        AseSettings switches = extras.switches();
        return Optional.of(
                new AseSettings(switches.ftpEnabled(), switches.remoteDebugEnabled(), egress.get(), ipSsl.get()));
    }

    private String label() {
        return "ase '" + facts.name() + "'";
    }
}
