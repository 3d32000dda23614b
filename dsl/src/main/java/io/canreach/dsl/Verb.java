package io.canreach.dsl;

import io.canreach.analysis.Repair;
import io.canreach.model.Endpoint;
import io.canreach.model.Network;
import io.canreach.packet.IpSet;
import io.canreach.packet.PacketSet;
import io.canreach.packet.Protocol;
import io.canreach.reach.Answer;
import io.canreach.reach.Fate;
import io.canreach.reach.Part;
import io.canreach.reach.Question;
import io.canreach.reach.Traffic;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The three things that a rule can say. */
enum Verb {
    /** Every flow asked about is delivered. */
    CAN_REACH("canReach", " can reach ", "", "every flow delivered") {
        @Override
        Repair repair(Network network, Question question) {
            return Repair.toDeliver(network, question);
        }

        @Override
        Optional<Breach> breach(Traffic traffic, Answer answer) {
            return unlessNone(held(traffic), parts(answer, Fate.DROPPED, Fate.UNDETERMINED));
        }
    },
    /** Every flow asked about is dropped. */
    CANNOT_REACH("cannotReach", " cannot reach ", "", "every flow dropped") {
        @Override
        Repair repair(Network network, Question question) {
            return Repair.toDrop(network, question);
        }

        @Override
        Optional<Breach> breach(Traffic traffic, Answer answer) {
            return unlessNone(held(traffic), parts(answer, Fate.DELIVERED, Fate.UNDETERMINED));
        }
    },
    /** Of all TCP, UDP and ICMP exactly the flows named are delivered. */
    CAN_REACH_ONLY("canReachOnly", " can reach ", " and nothing else", "delivered and nothing else") {
        private static final Set<Protocol> USUAL = EnumSet.of(Protocol.TCP, Protocol.UDP, Protocol.ICMP);

        @Override
        Repair repair(Network network, Question question) {
            return Repair.toDeliverOnly(network, question);
        }

        @Override
        String held(Traffic traffic) {
            return traffic + " " + super.held(traffic);
        }

        @Override
        Traffic asked(Traffic traffic) {
            boolean usual = traffic.services().stream().allMatch(service -> USUAL.containsAll(service.protocols()));
            return usual ? Traffic.any() : Traffic.any().and(traffic);
        }

        @Override
        Optional<Breach> breach(Traffic traffic, Answer answer) {
            PacketSet named = traffic.between(IpSet.all(), IpSet.all());
            List<Part> wrong = new ArrayList<>();
            wrong.addAll(within(parts(answer, Fate.DELIVERED), named.complement()));
            wrong.addAll(within(parts(answer, Fate.DROPPED), named));
            wrong.addAll(parts(answer, Fate.UNDETERMINED));
            return unlessNone(held(traffic), wrong);
        }
    };

    private final String name;
    private final String reaches;
    private final String end;
    private final String held;

    Verb(String name, String reaches, String end, String held) {
        this.name = name;
        this.reaches = reaches;
        this.end = end;
        this.held = held;
    }

    /** What is asked to judge a rule about some traffic. */
    Traffic asked(Traffic traffic) {
        return traffic;
    }

    /** Why a rule does not hold by an answer; empty when it holds. */
    abstract Optional<Breach> breach(Traffic traffic, Answer answer);

    /** The smallest change after which a rule about some flows holds. */
    abstract Repair repair(Network network, Question question);

    String held(Traffic traffic) {
        return held;
    }

    String sentence(Endpoint from, Endpoint to, Traffic traffic) {
        return from + reaches + to + " on " + traffic + end;
    }

    @Override
    public String toString() {
        return name;
    }

    private static Optional<Breach> unlessNone(String expected, List<Part> wrong) {
        return wrong.isEmpty() ? Optional.empty() : Optional.of(new Breach(expected, wrong));
    }

    private static List<Part> parts(Answer answer, Fate... fates) {
        List<Part> parts = new ArrayList<>();
        for (Fate fate : fates) {
            parts.addAll(answer.parts(fate));
        }
        return List.copyOf(parts);
    }

    /** The parts as far as they are among some packets; a part without packets says that there was nothing to ask. */
    private static List<Part> within(List<Part> parts, PacketSet packets) {
        return parts.stream()
                .filter(part -> part.packets().isEmpty() || part.packets().overlaps(packets))
                .map(part -> part.within(packets))
                .toList();
    }
}
