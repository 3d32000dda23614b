package io.canreach.reach;

import io.canreach.model.Assumption;
import io.canreach.model.VirtualMachine;
import io.canreach.security.Doubts;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Machines that do not run. Azure's network verifier counts them as not reached. */
final class Stopped {
    private final Walk walk;

    Stopped(Walk walk) {
        this.walk = walk;
    }

    static boolean is(VirtualMachine machine) {
        return machine.powerState() == VirtualMachine.PowerState.STOPPED;
    }

    /** The machine that stands at a place, where it does not run. */
    static Optional<VirtualMachine> at(Stands stands, Place place) {
        return stands.machine(place).filter(Stopped::is);
    }

    /** Ends flows at a stopped machine, or lets them go on as if it ran. */
    void refuse(Strand strand, VirtualMachine machine, Consumer<Strand> next) {
        Assumption assumption = Assumption.STOPPED_MACHINE;
        Strand assuming = strand.assuming(List.of(assumption));
        switch (walk.network().assumptions().reading(assumption)) {
            case FIRST -> {
                String text = machine.label() + " does not run";
                Decider decider = Decider.of(Decider.Kind.STOPPED, "", machine.id(), text);
                walk.refuse(assuming, Stage.END, decider, next);
            }
            case SECOND -> next.accept(assuming);
            case ASK -> next.accept(assuming.doubting(List.of(Doubts.of(assumption))));
        }
    }
}
