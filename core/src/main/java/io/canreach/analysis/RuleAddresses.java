package io.canreach.analysis;

import io.canreach.model.AddressMatch;
import io.canreach.model.AnyAddress;
import io.canreach.model.Network;
import io.canreach.model.Prefix;
import io.canreach.model.ServiceTag;
import io.canreach.model.Subnet;
import io.canreach.packet.IpFamily;
import io.canreach.packet.IpSet;
import io.canreach.security.InternetTag;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;

/** Addresses as a rule names them. */
final class RuleAddresses {
    private RuleAddresses() {}

    /** Most of the Internet is the tag of that name, all hosts of a subnet are its prefixes, all else is itself. */
    static List<AddressMatch> of(Network network, IpSet addresses) {
        if (isAll(addresses)) {
            return List.of(new AnyAddress());
        }
        if (isMostOfTheInternet(addresses)) {
            return List.of(ServiceTag.INTERNET);
        }
        return whole(network, addresses).cidrs().stream()
                .<AddressMatch>map(Prefix::new)
                .toList();
    }

    private static boolean isAll(IpSet addresses) {
        return addresses.isAll()
                || Arrays.stream(IpFamily.values()).map(IpSet::all).anyMatch(addresses::equals);
    }

    /** Whether all these are addresses of the Internet, and more than half of those of a family. */
    static boolean isMostOfTheInternet(IpSet addresses) {
        for (IpFamily family : IpFamily.values()) {
            IpSet internet = InternetTag.addresses().restrictTo(family);
            BigInteger half = internet.size().shiftRight(1);
            if (internet.encloses(addresses) && addresses.size().compareTo(half) > 0) {
                return true;
            }
        }
        return false;
    }

    /** Addresses together with those of their subnets that nobody can have. */
    static IpSet whole(Network network, IpSet addresses) {
        IpSet whole = addresses;
        for (Subnet subnet : network.all(Subnet.class)) {
            IpSet usable = subnet.usableAddresses();
            if (!usable.isEmpty() && addresses.encloses(usable)) {
                whole = whole.union(subnet.addresses());
            }
        }
        return whole;
    }
}
