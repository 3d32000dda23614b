package io.canreach.dsl;

import io.canreach.ase.AseHealth;
import io.canreach.model.Network;
import java.util.Optional;

/**
 * That an App Service Environment has all that its version needs to live. A rule is an immutable value that holds no network.
 *
 * <pre>{@code
 * health(ase("web-ase")).in(network);      // AseHealth: JShell prints it
 * health(ase("web-ase")).check(network);   // throws where it is not healthy, with everything that is broken
 * }</pre>
 */
public final class HealthRule {
    private final AseDeclaration ase;
    private final Optional<String> reason;

    private HealthRule(AseDeclaration ase, Optional<String> reason) {
        this.ase = ase;
        this.reason = reason;
    }

    static HealthRule of(AseDeclaration ase) {
        return new HealthRule(ase, Optional.empty());
    }

    /**
     * This rule with the reason that people have for it.
     *
     * @param clause a clause that messages print
     * @return a new rule
     */
    public HealthRule because(String clause) {
        return new HealthRule(ase, Optional.of(clause));
    }

    /**
     * Looks how the environment fares in a network.
     *
     * @param network the network
     * @return its health, with every finding
     * @throws IllegalArgumentException when the network does not have it, or has it otherwise than the handle says
     */
    public AseHealth in(Network network) {
        return AseHealth.of(network, ase.in(network));
    }

    /**
     * Demands that the environment is healthy.
     *
     * @param network the network
     * @throws AssertionError when it is not, or when that is not known; the message has all findings
     * @throws IllegalArgumentException when the network does not have it, or has it otherwise than the handle says
     */
    public void check(Network network) {
        String message = failure(network);
        if (!message.isEmpty()) {
            throw new AssertionError(message);
        }
    }

    /**
     * What is wrong in a network.
     *
     * @param network the network
     * @return the message of {@link #check}, or an empty text where the environment is healthy
     * @throws IllegalArgumentException when the network does not have it, or has it otherwise than the handle says
     */
    public String failure(Network network) {
        AseHealth health = in(network);
        return health.isHealthy() ? "" : AseText.failure(toString(), "all that it needs", health);
    }

    @Override
    public String toString() {
        return "health: " + ase + " is healthy" + AseText.because(reason);
    }
}
