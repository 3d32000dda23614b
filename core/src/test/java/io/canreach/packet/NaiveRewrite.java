package io.canreach.packet;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Replaces fields of flows one value at a time; the values beside the bounds stand for all others. */
final class NaiveRewrite {
    private NaiveRewrite() {}

    /** A flow with a field set to each value that the field can have and that a filter lets through. */
    static List<Flow> variants(Flow flow, Field field, Predicate<Ip> addresses, Predicate<Integer> ports) {
        List<Ip> ips =
                RandomPackets.besides(flow.family()).stream().filter(addresses).toList();
        List<Integer> numbers =
                RandomPackets.portsBeside().stream().filter(ports).toList();
        boolean noPorts = !flow.protocol().hasPorts();
        return switch (field) {
            case PROTOCOL ->
                RandomPackets.PROTOCOLS.stream()
                        .map(p -> new Flow(
                                p, flow.source(), flow.sourcePort(), flow.destination(), flow.destinationPort()))
                        .toList();
            case SOURCE -> ips.stream().map(ip -> withSource(flow, ip)).toList();
            case DESTINATION ->
                ips.stream().map(ip -> withDestination(flow, ip)).toList();
            case SOURCE_PORT ->
                noPorts
                        ? List.of(flow)
                        : numbers.stream()
                                .map(port -> withPorts(flow, port, flow.destinationPort()))
                                .toList();
            case DESTINATION_PORT ->
                noPorts
                        ? List.of(flow)
                        : numbers.stream()
                                .map(port -> withPorts(flow, flow.sourcePort(), port))
                                .toList();
        };
    }

    private static Flow withSource(Flow flow, Ip ip) {
        return new Flow(flow.protocol(), ip, flow.sourcePort(), flow.destination(), flow.destinationPort());
    }

    private static Flow withDestination(Flow flow, Ip ip) {
        return new Flow(flow.protocol(), flow.source(), flow.sourcePort(), ip, flow.destinationPort());
    }

    static Flow withPorts(Flow flow, int sourcePort, int destinationPort) {
        return new Flow(flow.protocol(), flow.source(), sourcePort, flow.destination(), destinationPort);
    }

    /** What a translation may make of a flow. */
    static List<Flow> results(Flow flow, Rewrite rewrite) {
        PacketSet allowed = rewrite.results();
        IpSet sources = allowed.restrictTo(flow.family()).sources();
        IpSet destinations = allowed.restrictTo(flow.family()).destinations();
        PacketSet tcp = allowed.withProtocols(Set.of(Protocol.TCP));
        List<Flow> flows = List.of(flow);
        for (Field field : rewrite.fields()) {
            Predicate<Ip> addresses = field == Field.SOURCE ? sources::contains : destinations::contains;
            PortSet ports = field == Field.SOURCE_PORT ? tcp.sourcePorts() : tcp.destinationPorts();
            flows = all(flows, field, addresses, ports::contains);
        }
        return flows;
    }

    /** Where a result may come from, whatever values its replaced fields had. */
    static List<Flow> origins(Flow flow, Rewrite rewrite) {
        List<Flow> flows = List.of(flow);
        for (Field field : rewrite.fields()) {
            flows = all(flows, field, any -> true, any -> true);
        }
        return flows;
    }

    private static List<Flow> all(List<Flow> flows, Field field, Predicate<Ip> addresses, Predicate<Integer> ports) {
        List<Flow> more = new ArrayList<>();
        for (Flow flow : flows) {
            more.addAll(variants(flow, field, addresses, ports));
        }
        return more;
    }
}
