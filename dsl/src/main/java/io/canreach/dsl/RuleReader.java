package io.canreach.dsl;

import io.canreach.model.AddressMatch;
import io.canreach.model.AnyAddress;
import io.canreach.model.ApplicationRule;
import io.canreach.model.AsgReference;
import io.canreach.model.DnatRule;
import io.canreach.model.HostAddress;
import io.canreach.model.KnownAddress;
import io.canreach.model.NetworkRule;
import io.canreach.model.Ports;
import io.canreach.packet.PortSet;
import io.canreach.packet.Protocol;
import io.canreach.reach.Traffic;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads the rules of an appliance or firewall: of a rule in which something is wrong every problem is noted. */
record RuleReader(Draft draft, String owner) {
    private static final PortSet WEB = PortSet.of(80, 443);
    private static final int LAST_PORT = 65535;

    /** What a rule is for: one set of ports for all its protocols. */
    private record Service(Set<Protocol> protocols, PortSet ports) {}

    Optional<NetworkRule> match(MatchFacts rule) {
        String place = place(rule);
        Optional<List<AddressMatch>> source = addresses(place, rule.source());
        Optional<List<AddressMatch>> destination = addresses(place, rule.destination());
        Service everything = new Service(Set.of(Protocol.ANY), PortSet.all());
        return service(place, rule.traffic(), everything)
                .flatMap(service -> source.flatMap(from -> destination.map(to -> new NetworkRule(
                        rule.name(), service.protocols(), from, to, List.of(new Ports(service.ports()))))));
    }

    Optional<ApplicationRule> names(NamesFacts rule) {
        String place = place(rule);
        Optional<List<AddressMatch>> source = addresses(place, rule.source());
        List<String> targets = rule.targets().isEmpty() ? List.of("*") : rule.targets();
        return service(place, rule.traffic(), new Service(Set.of(Protocol.TCP), WEB))
                .filter(service -> has(place, service, Set.of(Protocol.TCP), "TCP"))
                .flatMap(service ->
                        source.map(from -> new ApplicationRule(rule.name(), from, service.ports(), targets)));
    }

    Optional<DnatRule> translation(TranslationFacts rule, HostAddress unlessSaid) {
        String place = place(rule);
        Addresses addresses = new Addresses(draft, place);
        Optional<List<AddressMatch>> source = addresses(place, rule.source());
        Optional<HostAddress> called =
                rule.called().isEmpty() ? Optional.of(unlessSaid) : addresses.read(rule.called(), "");
        Optional<HostAddress> target = target(place, rule);
        Service all = new Service(Set.of(Protocol.TCP, Protocol.UDP), PortSet.all());
        return service(place, List.of(rule.traffic()), all)
                .filter(service -> has(place, service, all.protocols(), "TCP and UDP"))
                .flatMap(service -> source.flatMap(from -> called.flatMap(at -> target.map(to ->
                        new DnatRule(rule.name(), service.protocols(), from, at, service.ports(), to, rule.port())))));
    }

    private Optional<HostAddress> target(String place, TranslationFacts rule) {
        if (rule.target().isEmpty()) {
            draft.problem(place + " does not say where it leads; to(..) says it");
        }
        Optional<Integer> wrong = rule.port().filter(port -> port < 1 || port > LAST_PORT);
        wrong.ifPresent(port -> draft.problem(place + " leads to port " + port + "; allowed is 1 to " + LAST_PORT));
        return rule.target()
                .flatMap(text -> draft.<HostAddress>attempt(place, () -> KnownAddress.parse(text)))
                .filter(address -> wrong.isEmpty());
    }

    private boolean has(String place, Service service, Set<Protocol> allowed, String words) {
        boolean isAllowed = allowed.containsAll(service.protocols());
        if (!isAllowed) {
            draft.problem(place + " is on " + names(service.protocols()) + "; allowed is " + words);
        }
        return isAllowed;
    }

    private Optional<List<AddressMatch>> addresses(String place, List<RuleAddress> said) {
        return draft.each(place, said, RuleReader::match)
                .map(matches -> matches.isEmpty() ? List.of(new AnyAddress()) : matches);
    }

    private static AddressMatch match(RuleAddress said) {
        AddressMatch match = said.match();
        if (match instanceof AsgReference) {
            throw new IllegalArgumentException(
                    said + " is known to NSGs alone; allowed is an address, a prefix or a tag");
        }
        return match;
    }

    private Optional<Service> service(String place, List<Traffic> said, Service unlessSaid) {
        if (said.isEmpty()) {
            return Optional.of(unlessSaid);
        }
        if (said.contains(Traffic.any())) {
            return Optional.of(new Service(Set.of(Protocol.ANY), PortSet.all()));
        }
        Set<Protocol> protocols = EnumSet.noneOf(Protocol.class);
        said.forEach(traffic -> traffic.services().forEach(each -> protocols.addAll(each.protocols())));
        Set<PortSet> ports = protocols.stream().map(each -> ports(said, each)).collect(Collectors.toSet());
        if (ports.size() > 1) {
            draft.problem(
                    place + " is on " + said.stream().map(Traffic::toString).collect(Collectors.joining(" and "))
                            + "; a rule has the same ports for all its protocols");
            return Optional.empty();
        }
        return Optional.of(new Service(protocols, ports.iterator().next()));
    }

    private static PortSet ports(List<Traffic> said, Protocol protocol) {
        return said.stream()
                .flatMap(traffic -> traffic.services().stream())
                .filter(service -> service.protocols().contains(protocol))
                .map(Traffic.Service::ports)
                .reduce(PortSet.empty(), PortSet::union);
    }

    private static String names(Set<Protocol> protocols) {
        return protocols.stream().sorted().map(Protocol::toString).collect(Collectors.joining(" and "));
    }

    String place(FirewallRuleFacts rule) {
        return "rule '" + rule.name() + "' of " + owner;
    }
}
