package io.canreach.security;

import io.canreach.model.AccessRestriction;
import io.canreach.model.AddressClass;
import io.canreach.model.AddressMatch;
import io.canreach.model.AnyAddress;
import io.canreach.model.Prefix;
import io.canreach.model.ServiceTag;
import io.canreach.model.ServiceTags;
import io.canreach.model.Unknown;
import io.canreach.packet.Cidr;
import io.canreach.packet.Ip;
import io.canreach.packet.IpSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which callers an access restriction is for.
 *
 * @param sure addresses that it matches
 * @param maybe addresses that it may match, none of them sure
 * @param why what would have to be known of those
 */
record AccessCoverage(IpSet sure, IpSet maybe, List<Unknown> why) {
    private static final IpSet ALL = IpSet.parse("0.0.0.0/0, ::/0");
    private static final String FORWARDED_FOR = "X-Forwarded-For";
    private static final AccessCoverage NOBODY = new AccessCoverage(IpSet.empty(), IpSet.empty(), List.of());

    AccessCoverage {
        why = List.copyOf(why);
    }

    static AccessCoverage of(AccessRestriction rule, AccessCaller caller, ServiceTags tags) {
        AccessCoverage coverage = rule.callers() instanceof AccessRestriction.BySubnet by
                ? sure(caller.subnet().filter(by.subnet()::equals).isPresent() ? ALL : IpSet.empty())
                : byAddress(((AccessRestriction.ByAddress) rule.callers()).addresses(), caller, tags);
        for (Map.Entry<String, List<String>> each : rule.headers().entrySet()) {
            coverage = coverage.with(rule, each.getKey(), each.getValue(), caller);
        }
        return coverage;
    }

    private static AccessCoverage sure(IpSet addresses) {
        return new AccessCoverage(addresses, IpSet.empty(), List.of());
    }

    private static AccessCoverage maybe(String why) {
        return new AccessCoverage(IpSet.empty(), ALL, List.of(new Unknown(why)));
    }

    private static AccessCoverage byAddress(List<AddressMatch> matches, AccessCaller caller, ServiceTags tags) {
        AccessCoverage all = NOBODY;
        for (AddressMatch each : matches) {
            all = all.or(caller.subnet().isPresent() ? behindEndpoint(each) : of(each, tags));
        }
        return all;
    }

    private static AccessCoverage of(AddressMatch match, ServiceTags tags) {
        if (match instanceof AnyAddress) {
            return sure(ALL);
        }
        if (match instanceof Prefix prefix) {
            return sure(IpSet.of(prefix.cidr()));
        }
        if (match instanceof ServiceTag tag) {
            return tags.prefixes(tag).map(AccessCoverage::sure).orElseGet(() -> maybe(tags.missing(tag)));
        }
        return match instanceof Unknown unknown ? maybe(unknown.reason()) : NOBODY;
    }

    /** The app sees no public address of callers behind a service endpoint, and private ranges are for environments alone. */
    private static AccessCoverage behindEndpoint(AddressMatch match) {
        if (match instanceof AnyAddress) {
            return sure(ALL);
        }
        if (match instanceof Prefix prefix) {
            return mayBeEverybody(prefix.cidr())
                    ? maybe("whether callers behind a service endpoint count as addresses of " + prefix
                            + " is not documented")
                    : NOBODY;
        }
        return match instanceof Unknown unknown ? maybe(unknown.reason()) : NOBODY;
    }

    private static boolean mayBeEverybody(Cidr prefix) {
        return prefix.prefixLength() == 0
                || (IpSet.of(prefix).overlaps(AddressClass.RFC_1918.addresses())
                        && !AddressClass.RFC_1918.addresses().encloses(IpSet.of(prefix)));
    }

    private AccessCoverage or(AccessCoverage other) {
        IpSet both = sure.union(other.sure);
        List<Unknown> reasons = new ArrayList<>(why);
        reasons.addAll(other.why);
        return new AccessCoverage(both, maybe.union(other.maybe).minus(both), reasons);
    }

    /** The same, of requests that must also bear one of the values of a header. */
    private AccessCoverage with(AccessRestriction rule, String header, List<String> values, AccessCaller caller) {
        Optional<String> value = caller.header(header);
        if (value.isPresent()) {
            return values.stream().anyMatch(each -> matches(header, each, value.get())) ? this : NOBODY;
        }
        List<Unknown> reasons = new ArrayList<>(why);
        reasons.add(new Unknown(
                "the question does not say the header " + header + " of the request, and access restriction " + "'"
                        + rule.name() + "' is for " + String.join(" or ", values)));
        return new AccessCoverage(IpSet.empty(), sure.union(maybe), reasons);
    }

    private static boolean matches(String header, String allowed, String value) {
        if (value.isEmpty() || !header.equalsIgnoreCase(FORWARDED_FOR)) {
            return !value.isEmpty() && allowed.equalsIgnoreCase(value);
        }
        return allowed.equalsIgnoreCase(value) || isInside(allowed, value);
    }

    private static boolean isInside(String allowed, String value) {
        try {
            return IpSet.parse(allowed).contains(Ip.parse(value));
        } catch (IllegalArgumentException notAddresses) {
            return false;
        }
    }
}
