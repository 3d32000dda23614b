package io.canreach.dsl;

import io.canreach.packet.IpFamily;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

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
    record AddressFacts(IpFamily family, Optional<String> privateIp, Optional<PublicIpDeclaration> publicIp) {
        static AddressFacts unsaid(IpFamily family) {
            return new AddressFacts(family, Optional.empty(), Optional.empty());
        }

        AddressFacts at(String text) {
            return new AddressFacts(family, Optional.of(text), publicIp);
        }

        AddressFacts behind(PublicIpDeclaration ip) {
            return new AddressFacts(family, privateIp, Optional.of(ip));
        }
    }

    static NicFacts of(String owner, String name) {
        return new NicFacts(owner, name, Optional.empty(), List.of(), List.of(), List.of(), false);
    }

    boolean isPlain() {
        return subnet.isEmpty() && addresses.isEmpty() && nsgs.isEmpty() && asgs.isEmpty() && !forwarding;
    }

    NicFacts inSubnet(String value) {
        return new NicFacts(owner, name, Optional.of(value), addresses, nsgs, asgs, forwarding);
    }

    /** Fills in the address of that family said last as long as its private part is unsaid, and adds another one after. */
    NicFacts privateIp(String text) {
        return at(Addresses.familyOf(text), address -> address.privateIp().isEmpty(), address -> address.at(text));
    }

    /** Beside an IPv6 address Azure demands an IPv4 one. */
    NicFacts ipv6() {
        NicFacts dual = addresses.isEmpty() ? with(AddressFacts.unsaid(IpFamily.IPV4)) : this;
        return dual.with(AddressFacts.unsaid(IpFamily.IPV6));
    }

    NicFacts ipv6(String text) {
        NicFacts dual = ipv6();
        return dual.withAddresses(Lists.withLast(dual.addresses, address -> address.at(text)));
    }

    /**
     * Attaches to the address of its family said last, and adds another one where that has a public address already. Where
     * its family is not said it is that of the address said last.
     */
    NicFacts publicIp(PublicIpDeclaration ip) {
        boolean last6 = !addresses.isEmpty() && Lists.last(addresses).family() == IpFamily.IPV6;
        PublicIpDeclaration settled = last6 && ip.facts().saidFamily().isEmpty() ? ip.ipv6() : ip;
        IpFamily family = settled.facts().saidFamily().orElse(IpFamily.IPV4);
        return at(family, address -> address.publicIp().isEmpty(), address -> address.behind(settled));
    }

    private NicFacts at(IpFamily family, Predicate<AddressFacts> isFree, UnaryOperator<AddressFacts> change) {
        for (int i = addresses.size() - 1; i >= 0; i--) {
            AddressFacts address = addresses.get(i);
            if (address.family() == family) {
                return isFree.test(address)
                        ? withAddresses(Lists.with(addresses, i, change))
                        : with(change.apply(AddressFacts.unsaid(family)));
            }
        }
        return with(change.apply(AddressFacts.unsaid(family)));
    }

    private NicFacts with(AddressFacts address) {
        return withAddresses(Lists.plus(addresses, address));
    }

    /** A public address named after the owner. */
    PublicIpDeclaration ownPublicIp() {
        List<AddressFacts> before = addresses.stream()
                .filter(address -> address.publicIp().isPresent())
                .toList();
        return PublicIpDeclaration.numbered(owner, before.size());
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
