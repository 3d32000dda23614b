package io.canreach.analysis;

import io.canreach.model.Endpoint;
import io.canreach.model.Network;
import io.canreach.model.ResourceId;
import io.canreach.model.VirtualMachine;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** All pairs of plain machines of a network. */
final class PlainPairs {
    private final Map<Endpoint, PlainEnd> ends;
    private final Set<ResourceId> interfaces;
    private final Map<PlainEnd.Kind, PlainKind> kinds = new HashMap<>();
    private final Map<PlainEnd.Kind, Region> regions = new HashMap<>();
    private final Crossings crossings;

    private PlainPairs(Map<Endpoint, PlainEnd> ends, Set<ResourceId> interfaces, Crossings crossings) {
        this.ends = ends;
        this.interfaces = interfaces;
        this.crossings = crossings;
        for (Region region : crossings.regions()) {
            for (PlainKind kind : region.kinds()) {
                kinds.put(kind.example().kind(), kind);
                regions.put(kind.example().kind(), region);
            }
        }
    }

    /** The same machines in a network in which only some NSGs say something else, which flows between others do not pass. */
    PlainPairs after(TouchedFlows touched) {
        List<Region> changed = crossings.regions().stream()
                .map(region ->
                        region.kinds().stream().noneMatch(kind -> kind.example().isGuardedBy(touched.groups()))
                                ? region
                                : region.with(region.kinds().parallelStream()
                                        .map(kind -> kind.after(touched))
                                        .toList()))
                .toList();
        return new PlainPairs(ends, interfaces, crossings.with(changed));
    }

    static PlainPairs of(Network network) {
        PlainEnds recogniser = new PlainEnds(network);
        Map<Endpoint, PlainEnd> found = new LinkedHashMap<>();
        for (VirtualMachine machine : network.all(VirtualMachine.class)) {
            Endpoint endpoint = Ends.of(network, Endpoint.Kind.VM, machine);
            recogniser.of(endpoint, machine).ifPresent(end -> found.put(endpoint, end));
        }
        return new PlainPairs(
                found,
                found.values().stream().map(PlainEnd::networkInterface).collect(Collectors.toSet()),
                Crossings.of(network, Region.of(network, kinds(network, found.values()))));
    }

    private static List<PlainKind> kinds(Network network, Collection<PlainEnd> ends) {
        Map<PlainEnd.Kind, List<PlainEnd>> groups =
                ends.stream().collect(Collectors.groupingBy(PlainEnd::kind, LinkedHashMap::new, Collectors.toList()));
        GateLists lists = new GateLists(network);
        return groups.values().parallelStream()
                .map(each -> PlainKind.of(lists, each))
                .toList();
    }

    int kinds() {
        return kinds.size();
    }

    boolean isPlain(Endpoint endpoint) {
        return ends.containsKey(endpoint);
    }

    /** Whether a pair needs no walk. */
    boolean has(Endpoint from, Endpoint to) {
        PlainEnd one = ends.get(from);
        PlainEnd other = ends.get(to);
        return one != null
                && other != null
                && !from.equals(to)
                && crossings.way(region(one), region(other)) != PlainWay.OTHER;
    }

    Region region(PlainEnd end) {
        return found(regions, end);
    }

    PlainKind kind(PlainEnd end) {
        return found(kinds, end);
    }

    private static <T> T found(Map<PlainEnd.Kind, T> things, PlainEnd end) {
        T thing = things.get(end.kind());
        if (thing == null) {
            throw new IllegalStateException(end + " is of no kind");
        }
        return thing;
    }

    /** The fates of a pair of plain machines, where no walk is needed. */
    Optional<Fates> fates(Endpoint from, Endpoint to) {
        return has(from, to) ? Optional.of(fates(found(from), found(to))) : Optional.empty();
    }

    private PlainEnd found(Endpoint endpoint) {
        PlainEnd end = ends.get(endpoint);
        if (end == null) {
            throw new IllegalStateException(endpoint + " is not plain");
        }
        return end;
    }

    private Fates fates(PlainEnd from, PlainEnd to) {
        var asked = Asked.of(from.addresses(), to.addresses());
        return crossings
                .sets(region(from), region(to))
                .map(sets -> sets.fates(asked, kind(from).out(), kind(to)))
                .orElseGet(() -> Asked.allDropped(asked));
    }

    Map<Endpoint, PlainEnd> ends() {
        return ends;
    }

    /** The interfaces of all of them. */
    Set<ResourceId> interfaces() {
        return interfaces;
    }

    Crossings crossings() {
        return crossings;
    }
}
