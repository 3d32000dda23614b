package io.canreach.analysis;

import io.canreach.analysis.RepairGoal.Astray;
import io.canreach.model.Network;
import io.canreach.model.VirtualNetwork;
import io.canreach.packet.IpSet;
import io.canreach.reach.Decider;
import io.canreach.reach.Part;
import io.canreach.reach.Question;
import io.canreach.reach.Reachability;
import io.canreach.reach.WhyNot;
import io.canreach.routing.Peerings;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Why no change of rules or routes brings about what is wanted. */
final class RepairReasons {
    private static final int MOST = 6;
    private final Reachability reachability;

    RepairReasons(Reachability reachability) {
        this.reachability = reachability;
    }

    List<String> of(Network network, Question question, List<Astray> astray) {
        Set<String> reasons = new LinkedHashSet<>();
        astray.stream().filter(Astray::toOpen).forEach(each -> unpeered(network, each.part(), reasons));
        if (astray.stream().anyMatch(Astray::toOpen)) {
            opening(question, reasons);
        }
        List<Part> ajar =
                astray.stream().filter(each -> !each.toOpen()).map(Astray::part).toList();
        ajar.stream().filter(part -> !canBeDenied(part)).forEach(part -> reasons.add(closing(part)));
        if (reasons.isEmpty()) {
            ajar.forEach(part -> reasons.add(closing(part)));
        }
        return reasons.stream().limit(MOST).toList();
    }

    /** What no route can mend: virtual networks that nothing connects. */
    private static void unpeered(Network network, Part part, Set<String> reasons) {
        Optional<VirtualNetwork> from = owner(network, part.packets().sources());
        Optional<VirtualNetwork> to = owner(network, part.packets().destinations());
        if (from.isPresent() && to.isPresent() && !from.equals(to)) {
            boolean peered = Peerings.counterpart(from.get(), to.get()).isPresent()
                    && Peerings.counterpart(to.get(), from.get()).isPresent();
            if (!peered) {
                reasons.add(from.get().label() + " and " + to.get().label()
                        + " are not peered with each other, which no rule or route makes up for; peer them");
            }
        }
    }

    private static Optional<VirtualNetwork> owner(Network network, IpSet addresses) {
        return network.all(VirtualNetwork.class).stream()
                .filter(vnet -> !addresses.isEmpty() && vnet.addresses().encloses(addresses))
                .findFirst();
    }

    private void opening(Question question, Set<String> reasons) {
        boolean unpeered = !reasons.isEmpty();
        WhyNot all = reachability.whyNot(question);
        for (int i = 0; i < all.obstacles().size(); i++) {
            opening(all.obstacles().get(i).by(), all.remedies().get(i), unpeered)
                    .ifPresent(reasons::add);
        }
        all.notReached().stream()
                .filter(each -> reasons.isEmpty() || each.startsWith("it is not known"))
                .forEach(reasons::add);
        if (reasons.isEmpty()) {
            all.obstacles().forEach(each -> reasons.add(each + "; no change that is thought of helps"));
        }
    }

    private static Optional<String> opening(Decider by, String remedy, boolean unpeered) {
        return switch (by.kind()) {
            case ADMIN_RULE -> Optional.of(by + " denies it, and no rule of an NSG overrides an admin rule; " + remedy);
            case SECURITY_RULE -> Optional.empty();
            case ROUTE -> unpeered ? Optional.empty() : Optional.of(by + "; " + remedy);
            default -> Optional.of(by + "; " + remedy);
        };
    }

    /** Whether an NSG on their way could deny flows, so that it is not they for which nothing was found. */
    private static boolean canBeDenied(Part part) {
        return RepairGates.isGuarded(part) && part.decidedBy().kind() != Decider.Kind.ADMIN_RULE;
    }

    private static String closing(Part part) {
        if (part.decidedBy().kind() == Decider.Kind.ADMIN_RULE) {
            return part.decidedBy() + " always allows it, and no rule of an NSG overrides an admin rule;"
                    + " let an admin rule with a lower number deny it";
        }
        String doubt = part.doubts().isEmpty()
                ? ""
                : "; not known: " + part.doubts().get(0).reason();
        return "no NSG that could deny it is on its way, nor can one be attached (" + part.decidedBy() + ")" + doubt;
    }
}
