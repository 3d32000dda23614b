package io.canreach.dsl;

import io.canreach.ase.AseAddresses;
import io.canreach.model.Network;
import java.util.Optional;

/**
 * That the addresses of an App Service Environment are known: where it listens, and which ones its destinations see. A rule is
 * an immutable value that holds no network.
 *
 * <pre>{@code
 * addresses(ase("web-ase")).in(network);             // AseAddresses: JShell prints them
 * addresses(ase("web-ase")).in(network).serving(454);
 * }</pre>
 */
public final class AddressesRule {
    private final AseDeclaration ase;
    private final Optional<String> reason;

    private AddressesRule(AseDeclaration ase, Optional<String> reason) {
        this.ase = ase;
        this.reason = reason;
    }

    static AddressesRule of(AseDeclaration ase) {
        return new AddressesRule(ase, Optional.empty());
    }

    /**
     * This rule with the reason that people have for it.
     *
     * @param clause a clause that messages print
     * @return a new rule
     */
    public AddressesRule because(String clause) {
        return new AddressesRule(ase, Optional.of(clause));
    }

    /**
     * Looks up the addresses in a network.
     *
     * @param network the network
     * @return the addresses
     * @throws IllegalArgumentException when the network does not have the environment, or has it otherwise than the handle says
     */
    public AseAddresses in(Network network) {
        return AseAddresses.of(network, ase.in(network));
    }

    /**
     * Demands that all addresses are known, so that others can be told which ones to admit.
     *
     * @param network the network
     * @throws AssertionError when one is not
     * @throws IllegalArgumentException when the network does not have the environment, or has it otherwise than the handle says
     */
    public void check(Network network) {
        AseAddresses addresses = in(network);
        if (!addresses.unknown().isEmpty()) {
            throw new AssertionError(AseText.failure(toString(), "every address declared", addresses));
        }
    }

    @Override
    public String toString() {
        return "addresses: all of " + ase + " are known" + AseText.because(reason);
    }
}
