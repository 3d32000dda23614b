package io.canreach.reach;

import io.canreach.model.Subnet;
import java.util.List;

/**
 * An App Service Environment cannot reach machines in its own subnet, whatever rules and routes say; what belongs to the
 * environment itself it can.
 *
 * @see <a
 *     href="https://learn.microsoft.com/azure/app-service/environment/app-service-app-service-environment-securely-connecting-to-backend-resources">
 *     Connect securely to back-end resources</a>
 */
final class AseSubnetRule {
    private final Walk walk;

    AseSubnetRule(Walk walk) {
        this.walk = walk;
    }

    List<Strand> filter(Subnet subnet, Strand strand) {
        if (!(walk.source() instanceof Place.Environment environment) || isItself(environment)) {
            return List.of(strand);
        }
        Strand inside = strand.narrow(Walk.to(subnet.addresses()));
        String text = environment.ase().label() + " cannot reach machines in its own " + subnet.label();
        walk.drop(
                inside,
                Stage.ASE,
                Decider.of(Decider.Kind.ASE_SAME_SUBNET, "", environment.ase().id(), text));
        Strand rest = strand.without(inside.asked());
        return rest.isEmpty() ? List.of() : List.of(rest);
    }

    private boolean isItself(Place.Environment environment) {
        return walk.target().accepted().contains(environment.ase().id());
    }
}
