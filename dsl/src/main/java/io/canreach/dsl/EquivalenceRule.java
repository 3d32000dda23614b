package io.canreach.dsl;

import io.canreach.analysis.NsgAt;
import io.canreach.analysis.NsgDifference;
import io.canreach.model.Network;
import io.canreach.model.NetworkSecurityGroup;
import io.canreach.model.Resource;
import io.canreach.model.Subnet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * That two NSGs decide every packet alike, wherever they are attached, or at one subnet. A rule is an immutable value that holds no
 * network; the NSGs are looked up by name.
 *
 * <pre>{@code
 * var old = nsg("old").allowInbound(100, "web").from(tag("Internet")).on(tcp(80, 443));
 * var tidy = nsg("tidy")
 *         .allowInbound(100, "http").from(tag("Internet")).on(tcp(80))
 *         .allowInbound(110, "https").from(tag("Internet")).on(tcp(443));
 * equivalent(old, tidy).check(network(vnet("shop").subnet("web", "10.0.1.0/24").nsg(old), tidy));
 * }</pre>
 */
public final class EquivalenceRule {
    private static final int LINES = 25;
    private static final int DOUBTS = 3;

    private final String before;
    private final String after;
    private final Optional<String> subnet;
    private final String reason;

    private EquivalenceRule(String before, String after, Optional<String> subnet, String reason) {
        this.before = before;
        this.after = after;
        this.subnet = subnet;
        this.reason = reason;
    }

    static EquivalenceRule of(NsgDeclaration before, NsgDeclaration after) {
        return new EquivalenceRule(
                Given.value("NSG", before).name(), Given.value("NSG", after).name(), Optional.empty(), "");
    }

    /**
     * This rule for one place.
     *
     * @param name a subnet of the network, as {@code vnet/subnet} or by its name alone
     * @return a new rule
     */
    public EquivalenceRule onSubnet(String name) {
        return new EquivalenceRule(before, after, Optional.of(name), reason);
    }

    /**
     * This rule with the reason that people have for it.
     *
     * @param clause a clause that messages print
     * @return a new rule
     */
    public EquivalenceRule because(String clause) {
        return new EquivalenceRule(before, after, subnet, clause.strip().replaceAll("\\s+", " "));
    }

    /**
     * Compares the NSGs of a network.
     *
     * @param network the network, which has both
     * @return all that they decide otherwise
     * @throws IllegalArgumentException when the network does not have what is named
     */
    public NsgDifference in(Network network) {
        return NsgDifference.between(at(network, before), at(network, after));
    }

    private NsgAt at(Network network, String name) {
        NetworkSecurityGroup group =
                only(network, NetworkSecurityGroup.class, name, network.named(NetworkSecurityGroup.class, name));
        return subnet.map(
                        path -> NsgAt.subnet(network, group, only(network, Subnet.class, path, subnets(network, path))))
                .orElseGet(() -> NsgAt.anywhere(network, group));
    }

    private static List<Subnet> subnets(Network network, String name) {
        return network.all(Subnet.class).stream()
                .filter(each ->
                        each.path().equalsIgnoreCase(name) || each.name().equalsIgnoreCase(name))
                .toList();
    }

    private static <T extends Resource> T only(Network network, Class<T> kind, String name, List<T> found) {
        if (found.size() == 1) {
            return found.get(0);
        }
        String label = kind == Subnet.class ? "subnet '" + name + "'" : "NSG '" + name + "'";
        if (found.isEmpty()) {
            List<String> there = network.all(kind).stream()
                    .map(each -> each instanceof Subnet it ? it.path() : each.name())
                    .toList();
            throw new IllegalArgumentException(
                    "no " + label + " in the network" + Names.there(kind == Subnet.class ? "subnet" : "NSG", there));
        }
        throw new IllegalArgumentException(label + " is there " + found.size() + " times: "
                + found.stream().map(each -> each.id().toString()).collect(Collectors.joining(", ")));
    }

    /**
     * Demands that the rule holds.
     *
     * @param network the network
     * @throws AssertionError when it does not, or when that is not known; the message has what is different, and the rules
     * @throws IllegalArgumentException when the network does not have what is named
     */
    public void check(Network network) {
        String message = failure(network);
        if (!message.isEmpty()) {
            throw new AssertionError(message);
        }
    }

    /**
     * What is against the rule.
     *
     * @param network the network
     * @return at most 25 lines, the message of {@link #check}, or an empty text where the rule holds
     * @throws IllegalArgumentException when the network does not have what is named
     */
    public String failure(Network network) {
        NsgDifference difference = in(network);
        return difference.isEquivalent() ? "" : text(difference);
    }

    private String text(NsgDifference difference) {
        List<String> lines = new ArrayList<>();
        lines.add(toString());
        lines.add("expected  every packet is decided alike, inbound and outbound");
        int size = difference.changes().size();
        lines.add("but       there " + (size == 1 ? "is 1 change" : "are " + size + " changes") + " from "
                + difference.before() + " to " + difference.after());
        List<String> doubts = Wording.listed(
                "to decide ",
                difference.changes().stream()
                        .flatMap(change -> change.doubts().stream())
                        .distinct()
                        .map(Wording::toDecide)
                        .toList(),
                DOUBTS);
        lines.addAll(difference.lines(LINES - lines.size() - doubts.size()));
        lines.addAll(doubts);
        return String.join("\n", lines);
    }

    @Override
    public String toString() {
        return "equivalent: NSG '" + before + "' and NSG '" + after + "' are equivalent"
                + subnet.map(name -> " on subnet '" + name + "'").orElse("")
                + (reason.isEmpty() ? "" : ", because " + reason);
    }
}
