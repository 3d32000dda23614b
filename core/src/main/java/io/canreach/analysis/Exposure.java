package io.canreach.analysis;

import io.canreach.model.Endpoint;
import io.canreach.model.Network;
import io.canreach.model.Unknown;
import io.canreach.packet.PacketSet;
import io.canreach.reach.Answer;
import io.canreach.reach.Fate;
import io.canreach.reach.Part;
import io.canreach.reach.Question;
import io.canreach.reach.Reachability;
import io.canreach.reach.Traffic;
import io.canreach.reach.UnknownEndpointException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the Internet, or any other place, can reach of a network: which endpoints, on which ports, from which addresses, and what
 * lets it in. What may be reached, because something is not known, stands apart.
 *
 * <pre>{@code
 * Exposure exposure = Exposure.of(network);     // to the Internet
 * exposure.exposed();                           // each with its flows, its doors and an example
 * exposure.undetermined();                      // what may be exposed, and what to declare
 * Exposure.to(network, new Endpoint.Named(Endpoint.Kind.ON_PREMISES, "hq"));
 * }</pre>
 *
 * <p>Every endpoint is asked about with any traffic, as {@link Reachability#answer} does: by public addresses, load balancers,
 * inbound NAT, DNAT of firewalls and appliances, application gateways, endpoints of cloud services, web apps with their SCM
 * sites, and Azure services.
 */
public final class Exposure {
    private final Network network;
    private final Endpoint place;
    private final List<Exposed> all;

    private Exposure(Network network, Endpoint place, List<Exposed> all) {
        this.network = network;
        this.place = place;
        this.all = List.copyOf(all);
    }

    /**
     * What is exposed to the Internet.
     *
     * @param network the network
     * @return the exposure of all its endpoints
     */
    public static Exposure of(Network network) {
        return to(network, new Endpoint.Internet());
    }

    /**
     * What is exposed to a place.
     *
     * @param network the network
     * @param place a site, subnet, machine, range of addresses, group, ...
     * @return the exposure of all other endpoints
     * @throws UnknownEndpointException when the network does not have the place, or it does not call
     */
    public static Exposure to(Network network, Endpoint place) {
        return new Exposure(network, place, new Asking(network, place).all());
    }

    private record Asking(Network network, Endpoint place, Reachability reachability) {
        Asking(Network network, Endpoint place) {
            this(network, place, Reachability.of(network));
        }

        List<Exposed> all() {
            reachability.answer(
                    Question.of(place, new Endpoint.Internet(), Traffic.tcp(443))); // refuses an unknown place
            return ends().parallelStream().flatMap(this::of).collect(Collectors.toList());
        }

        private List<Endpoint> ends() {
            List<Endpoint> ends = new ArrayList<>();
            for (Members.Member member : Members.of(network)) {
                ends.add(member.endpoint());
                if (member.endpoint().kind() == Endpoint.Kind.WEB_APP) {
                    ends.add(new Endpoint.Named(
                            Endpoint.Kind.SCM_SITE, member.endpoint().name()));
                }
            }
            ends.removeIf(end -> isSame(end, place));
            return ends;
        }

        private Stream<Exposed> of(Endpoint endpoint) {
            Answer answer = reachability.answer(Question.of(place, endpoint, Traffic.any()));
            Map<Object, List<Part>> ways = new LinkedHashMap<>();
            answer.parts().stream()
                    .filter(part -> part.fate() != Fate.DROPPED)
                    .forEach(part -> ways.computeIfAbsent(
                                    List.of(part.fate(), Exposed.doors(part)), any -> new ArrayList<>())
                            .add(part));
            return ways.values().stream()
                    .map(parts ->
                            new Exposed(endpoint, parts.get(0).fate(), Exposed.doors(parts.get(0)), parts, answer));
        }
    }

    static boolean isSame(Endpoint one, Endpoint other) {
        return one.toString().toLowerCase(Locale.ROOT).equals(other.toString().toLowerCase(Locale.ROOT));
    }

    /** {@return to whom} */
    public Endpoint place() {
        return place;
    }

    /** {@return what is surely exposed, by endpoint in the network's order, and for each by what lets flows in} */
    public List<Exposed> exposed() {
        return all(Fate.DELIVERED);
    }

    /** {@return what may be exposed and is not known to be} */
    public List<Exposed> undetermined() {
        return all(Fate.UNDETERMINED);
    }

    /** {@return whether surely nothing is exposed} */
    public boolean isEmpty() {
        return all.isEmpty();
    }

    /** What surely is exposed, and then what may be. */
    List<Exposed> all() {
        return Stream.concat(exposed().stream(), undetermined().stream()).toList();
    }

    private List<Exposed> all(Fate fate) {
        return all.stream().filter(each -> each.fate() == fate).toList();
    }

    /**
     * The flows by which one endpoint is surely exposed.
     *
     * @param endpoint an endpoint
     * @return the flows as the caller sends them; none where it is not exposed
     */
    public PacketSet packets(Endpoint endpoint) {
        return PacketSet.unionOf(exposed().stream()
                .filter(each -> isSame(each.endpoint(), endpoint))
                .map(Exposed::packets)
                .toList());
    }

    /** {@return what is not known and would have to be declared} */
    public List<Unknown> doubts() {
        return undetermined().stream()
                .flatMap(each -> each.doubts().stream())
                .distinct()
                .toList();
    }

    /**
     * What is exposed beside some flows.
     *
     * @param allowed for each exposed way the flows that are allowed
     * @return the rest, whether sure or not; none where all is allowed
     */
    public List<Exposed> beside(Function<Exposed, PacketSet> allowed) {
        return all.stream()
                .flatMap(each -> without(each, allowed.apply(each)).stream())
                .toList();
    }

    private static Optional<Exposed> without(Exposed exposed, PacketSet allowed) {
        List<Part> rest = exposed.parts().stream()
                .map(part -> RepairGoal.of(part, part.packets().minus(allowed)))
                .filter(part -> !part.packets().isEmpty())
                .toList();
        return rest.isEmpty()
                ? Optional.empty()
                : Optional.of(new Exposed(exposed.endpoint(), exposed.fate(), exposed.by(), rest, exposed.answer()));
    }

    /**
     * Some of what is exposed in a few lines: a line for endpoints that are exposed alike, and one for what lets flows in.
     *
     * @param some some of it
     * @param most the most lines, from 2
     * @return the lines
     */
    public List<String> lines(List<Exposed> some, int most) {
        return new ExposureText(new EndWords(network)).lines(some, most);
    }

    /**
     * The exposure as a person reads it.
     *
     * @return at most 25 lines
     */
    @Override
    public String toString() {
        return new ExposureText(new EndWords(network)).of(this);
    }
}
