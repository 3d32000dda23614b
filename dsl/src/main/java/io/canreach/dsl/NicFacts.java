package io.canreach.dsl;

import java.util.List;
import java.util.Optional;

/** What was said of a network interface. The owner is the machine, or the interface itself, and lends its name. */
record NicFacts(
        String owner,
        String name,
        Optional<String> subnet,
        List<AddressFacts> addresses,
        List<NsgDeclaration> nsgs,
        List<String> asgs,
        boolean forwarding) {
    /** One address: a private one that may be unsaid, and what it is translated to on the Internet. */
    record AddressFacts(Optional<String> privateIp, Optional<PublicIpDeclaration> publicIp) {}

    static NicFacts of(String owner, String name) {
        return new NicFacts(owner, name, Optional.empty(), List.of(), List.of(), List.of(), false);
    }

    boolean isPlain() {
        return equals(of(owner, name));
    }

    NicFacts inSubnet(String value) {
        return new NicFacts(owner, name, Optional.of(value), addresses, nsgs, asgs, forwarding);
    }

    /** Fills in the first address as long as its private part is unsaid, and adds another one after that. */
    NicFacts privateIp(String text) {
        if (!addresses.isEmpty() && Lists.last(addresses).privateIp().isEmpty()) {
            return withAddresses(
                    Lists.withLast(addresses, last -> new AddressFacts(Optional.of(text), last.publicIp())));
        }
        return withAddresses(Lists.plus(addresses, new AddressFacts(Optional.of(text), Optional.empty())));
    }

    /** Attaches to the address said last, and adds another one where that has a public address already. */
    NicFacts publicIp(PublicIpDeclaration ip) {
        if (!addresses.isEmpty() && Lists.last(addresses).publicIp().isEmpty()) {
            return withAddresses(
                    Lists.withLast(addresses, last -> new AddressFacts(last.privateIp(), Optional.of(ip))));
        }
        return withAddresses(Lists.plus(addresses, new AddressFacts(Optional.empty(), Optional.of(ip))));
    }

    /** A public address named after the owner. */
    PublicIpDeclaration ownPublicIp() {
        long before = addresses.stream()
                .filter(address -> address.publicIp().isPresent())
                .count();
        return PublicIpDeclaration.of(owner + "-ip" + (before == 0 ? "" : String.valueOf(before + 1)));
    }

    NicFacts with(NsgDeclaration nsg) {
        return new NicFacts(owner, name, subnet, addresses, Lists.plus(nsgs, nsg), asgs, forwarding);
    }

    NicFacts withAsgs(List<String> more) {
        return new NicFacts(owner, name, subnet, addresses, nsgs, Lists.concat(asgs, more), forwarding);
    }

    NicFacts withForwarding() {
        return new NicFacts(owner, name, subnet, addresses, nsgs, asgs, true);
    }

    private NicFacts withAddresses(List<AddressFacts> value) {
        return new NicFacts(owner, name, subnet, value, nsgs, asgs, forwarding);
    }
}
