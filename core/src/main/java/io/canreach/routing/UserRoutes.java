package io.canreach.routing;

import io.canreach.model.AddressClass;
import io.canreach.model.KnownAddress;
import io.canreach.model.Prefix;
import io.canreach.model.Route;
import io.canreach.model.RouteTable;
import io.canreach.model.ServiceTag;
import io.canreach.model.ServiceTags;
import io.canreach.model.Unknown;
import io.canreach.packet.Cidr;
import io.canreach.packet.IpSet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The routes of a route table: those for prefixes, and those for service tags, of which the prefixes are data. */
final class UserRoutes {
    private static final String CLOUD = "azurecloud";

    private final List<EffectiveRoute> rows = new ArrayList<>();
    private final List<UncertainRoute> uncertain = new ArrayList<>();
    private final Map<Cidr, Route> byPrefix = new HashMap<>();
    private final RouteTable table;
    private final ServiceTags tags;
    private final IpSet inside;

    /** Prefixes of tags lie outside of the network and its neighbours. */
    UserRoutes(RouteTable table, ServiceTags tags, IpSet inside) {
        this.table = table;
        this.tags = tags;
        this.inside = inside;
        table.routes().stream()
                .sorted(Comparator.comparingInt(UserRoutes::rank))
                .forEach(this::add);
    }

    /** Of equal prefixes the first one is used. */
    List<EffectiveRoute> rows() {
        return rows;
    }

    List<UncertainRoute> uncertain() {
        return uncertain;
    }

    /** Of equal prefixes, a written one stands before a regional tag's, then a tag's, then AzureCloud's. */
    private static int rank(Route route) {
        if (!(route.destination() instanceof ServiceTag tag)) {
            return 0;
        }
        int cloud = tag.key().equals(CLOUD) || tag.key().startsWith(CLOUD + ".") ? 2 : 0;
        return cloud + (tag.key().contains(".") ? 1 : 2);
    }

    private void add(Route route) {
        if (route.destination() instanceof Prefix prefix) {
            add(route, prefix.cidr());
        } else if (route.destination() instanceof ServiceTag tag) {
            tags.listed(tag)
                    .ifPresentOrElse(prefixes -> addKnown(route, tag, prefixes), () -> addWithoutData(route, tag));
        } else if (route.destination() instanceof Unknown unknown) {
            doubt(route, IpSet.all(), unknown.reason());
        }
    }

    private void add(Route route, Cidr prefix) {
        rows.add(EffectiveRoute.user(table.id(), route, prefix));
        Optional<Route> other = Optional.ofNullable(byPrefix.putIfAbsent(prefix, route));
        if (other.isPresent() && rank(other.get()) == rank(route)) {
            String words = "which of it and route '" + other.get().name() + "' Azure uses for " + prefix
                    + ", which both tags hold, is not documented";
            doubt(route, IpSet.of(prefix), words);
        }
    }

    /** An appliance forwards its own family; what becomes of the tag's other prefixes is not documented. */
    private void addKnown(Route route, ServiceTag tag, List<Cidr> prefixes) {
        List<Cidr> other = new ArrayList<>();
        for (Cidr prefix : prefixes) {
            if (fits(route, prefix)) {
                add(route, prefix);
            } else {
                other.add(prefix);
            }
        }
        if (!other.isEmpty()) {
            String words = "whether it takes those prefixes of '" + tag + "' that are not of its appliance's family";
            doubt(route, IpSet.of(other), words);
        }
    }

    private static boolean fits(Route route, Cidr prefix) {
        return route.nextHopAddress()
                .map(hop -> !(hop instanceof KnownAddress known) || known.ip().family() == prefix.family())
                .orElse(true);
    }

    private void addWithoutData(Route route, ServiceTag tag) {
        IpSet possible = AddressClass.PUBLIC.addresses().minus(inside);
        doubt(route, possible, tags.missing(tag));
    }

    private void doubt(Route route, IpSet possible, String reason) {
        EffectiveRoute row = EffectiveRoute.user(table.id(), route, Cidr.ANY_IPV4);
        String words = "route '" + route.name() + "': " + reason;
        uncertain.add(new UncertainRoute(possible, Optional.of(row), new Unknown(words)));
    }
}
