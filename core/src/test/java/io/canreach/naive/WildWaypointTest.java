package io.canreach.naive;

import static org.assertj.core.api.Assertions.assertThat;

import io.canreach.analysis.EndpointGroup;
import io.canreach.analysis.Fates;
import io.canreach.analysis.Segmentation;
import io.canreach.analysis.Waypoint;
import io.canreach.model.Endpoint;
import io.canreach.model.Network;
import io.canreach.model.VirtualMachine;
import io.canreach.model.VirtualMachine.PowerState;
import io.canreach.packet.PacketSet;
import io.canreach.reach.Fate;
import io.canreach.reach.Part;
import io.canreach.reach.Question;
import io.canreach.reach.Reachability;
import io.canreach.reach.Traffic;
import io.canreach.reach.UnknownEndpointException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What passes an appliance is known from what no longer arrives when it stands still, on random estates. */
class WildWaypointTest {
    /** Behind seeds of which balancers choose appliances. */
    static LongStream seeds() {
        return LongStream.range(-16, 6);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void what_surely_passes_an_appliance_is_dropped_without_it(long seed) {
        List<String> wrong = new ArrayList<>();
        appliances(WildEstate.network(seed), (network, appliance) -> {
            Predicate<Part> sure = new Waypoint(end(appliance)).passedIn(network);
            WildAnswers then = WildAnswers.of(without(network, appliance));
            delivered(network, appliance, (question, part) -> {
                Fates now = then.fates(question.source(), question.destination(), Traffic.any());
                if (sure.test(part) && mayArrive(now).overlaps(part.packets())) {
                    wrong.add(question + " may still arrive without " + appliance);
                }
            });
        });

        assertThat(wrong).as("seed " + seed).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void where_everything_passes_an_appliance_everything_is_dropped_without_it(long seed) {
        List<String> wrong = new ArrayList<>();
        appliances(WildEstate.network(seed), (network, appliance) -> {
            Network stopped = without(network, appliance);
            for (Endpoint from : others(network, appliance)) {
                for (Endpoint to : others(network, appliance)) {
                    if (onlyVia(network, from, to, appliance) && mayArrive(stopped, from, to)) {
                        wrong.add(from + " to " + to + " may arrive without " + appliance);
                    }
                }
            }
        });

        assertThat(wrong).as("seed " + seed).isEmpty();
    }

    private static PacketSet mayArrive(Fates fates) {
        return fates.delivered().union(fates.undetermined());
    }

    private static void appliances(Network network, BiConsumer<Network, VirtualMachine> taker) {
        network.all(VirtualMachine.class).stream()
                .filter(each -> each.appliance().isPresent() && each.powerState() == PowerState.RUNNING)
                .forEach(each -> taker.accept(network, each));
    }

    private static Endpoint end(VirtualMachine machine) {
        return new Endpoint.Named(Endpoint.Kind.VM, machine.name());
    }

    private static Network without(Network network, VirtualMachine machine) {
        return network.toBuilder()
                .replace(machine.withPowerState(PowerState.STOPPED))
                .build();
    }

    private static List<Endpoint> others(Network network, VirtualMachine appliance) {
        return WildAnswers.of(network).endpoints().stream()
                .filter(each -> !each.equals(end(appliance)))
                .toList();
    }

    private static void delivered(Network network, VirtualMachine appliance, BiConsumer<Question, Part> taker) {
        for (Endpoint from : others(network, appliance)) {
            for (Endpoint to : others(network, appliance)) {
                Question question = Question.of(from, to, Traffic.any());
                parts(network, question)
                        .filter(each -> each.fate() == Fate.DELIVERED)
                        .forEach(each -> taker.accept(question, each));
            }
        }
    }

    private static Stream<Part> parts(Network network, Question question) {
        try {
            return Reachability.of(network).answer(question).parts().stream();
        } catch (UnknownEndpointException e) {
            return Stream.empty(); // it has no address to call from
        }
    }

    private static boolean onlyVia(Network network, Endpoint from, Endpoint to, VirtualMachine appliance) {
        try {
            return Segmentation.onlyVia(
                            network,
                            EndpointGroup.of("from", from),
                            EndpointGroup.of("to", to),
                            new Waypoint(end(appliance)))
                    .holds();
        } catch (IllegalArgumentException e) {
            return false; // nobody calls
        }
    }

    private static boolean mayArrive(Network network, Endpoint from, Endpoint to) {
        return parts(network, Question.of(from, to, Traffic.any())).anyMatch(each -> each.fate() != Fate.DROPPED);
    }
}
