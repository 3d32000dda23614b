package io.canreach.ase;

import io.canreach.ase.AseFinding.Kind;
import io.canreach.ase.DependencyCheck.State;
import io.canreach.model.AppServiceEnvironment;
import io.canreach.model.AppServiceEnvironment.Version;
import io.canreach.model.Network;
import io.canreach.model.Subnet;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether the subnet of an App Service Environment is large enough and meant for it.
 *
 * @see <a href="https://learn.microsoft.com/azure/app-service/environment/networking">Subnet requirements</a>
 */
final class SubnetCheck {
    private static final String DELEGATION = "Microsoft.Web/hostingEnvironments";
    private static final int SMALLEST_V3 = 27;

    private final AppServiceEnvironment ase;
    private final Subnet subnet;

    SubnetCheck(Network network, AppServiceEnvironment ase) {
        this.ase = ase;
        this.subnet = network.get(Subnet.class, ase.subnet());
    }

    List<AseFinding> all() {
        List<AseFinding> findings = new ArrayList<>();
        if (subnet.prefixes().isEmpty()) {
            findings.add(finding(size(), State.UNDETERMINED, "the prefix of " + subnet.label() + " is not declared"));
        } else {
            State state = isLargeEnough() ? State.MET : State.BROKEN;
            findings.add(finding(size(), state, subnet.label() + " is " + subnet.addresses()));
        }
        if (ase.version() == Version.V3) {
            boolean delegated = subnet.delegations().stream().anyMatch(DELEGATION::equalsIgnoreCase);
            String because = subnet.label() + (delegated ? " is delegated" : " is not said to be delegated");
            findings.add(finding("a delegation to " + DELEGATION, delegated ? State.MET : State.UNDETERMINED, because));
        }
        return findings;
    }

    private String size() {
        return ase.version() == Version.V3
                ? "a subnet of /" + SMALLEST_V3 + " or larger"
                : "a subnet with " + addresses() + " free addresses";
    }

    private int addresses() {
        return ase.neededAddresses();
    }

    private boolean isLargeEnough() {
        return ase.version() == Version.V3
                ? subnet.prefixes().stream().anyMatch(prefix -> prefix.prefixLength() <= SMALLEST_V3)
                : subnet.usableAddresses().size().compareTo(BigInteger.valueOf(addresses())) >= 0;
    }

    /** An environment that runs has what it needs of its subnet. */
    private static AseFinding finding(String need, State state, String because) {
        return new AseFinding(Kind.SUBNET, need, state, false, because, "creation fails", Optional.empty());
    }
}
