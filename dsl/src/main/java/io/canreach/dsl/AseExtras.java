package io.canreach.dsl;

import io.canreach.model.AseSettings;
import java.util.ArrayList;
import java.util.List;

/**
 * What was said of an App Service Environment beside its version and its two addresses.
 *
 * @param switches what is switched on
 * @param outbound addresses as written
 * @param egress prefixes as written
 * @param ipSsl addresses of single apps
 */
record AseExtras(AseSettings switches, List<String> outbound, List<String> egress, List<IpSsl> ipSsl) {
    static final AseExtras NONE = new AseExtras(AseSettings.STANDARD, List.of(), List.of(), List.of());

    /** The public address of one app, as written. */
    record IpSsl(String address, int httpPort, int httpsPort) {}

    AseExtras {
        outbound = List.copyOf(outbound);
        egress = List.copyOf(egress);
        ipSsl = List.copyOf(ipSsl);
    }

    AseExtras with(AseSettings value) {
        return new AseExtras(value, outbound, egress, ipSsl);
    }

    AseExtras withOutbound(String address) {
        return new AseExtras(switches, plus(outbound, address), egress, ipSsl);
    }

    AseExtras withEgress(String prefix) {
        return new AseExtras(switches, outbound, plus(egress, prefix), ipSsl);
    }

    AseExtras withIpSsl(IpSsl address) {
        return new AseExtras(switches, outbound, egress, plus(ipSsl, address));
    }

    private static <T> List<T> plus(List<T> some, T more) {
        List<T> all = new ArrayList<>(some);
        all.add(more);
        return all;
    }
}
