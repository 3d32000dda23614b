package io.canreach.importer;

import io.canreach.model.ServiceTagEdition;
import io.canreach.model.ServiceTags;
import io.canreach.model.VirtualNetwork;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Chooses among lists of service tags: what was given, or else the newest of those that were met for the network's cloud. */
final class TagChoice {
    private static final String PUBLIC = "public";
    private static final String DATED = "what rules and routes with service tags decide holds for that list";
    private static final String WRONG =
            "what rules and routes with service tags decide may be wrong; give that cloud's list";
    private static final Comparator<ServiceTags> NEWEST = Comparator.<ServiceTags>comparingInt(
                    tags -> tags.edition().changeNumber().orElse(0))
            .thenComparing(tags -> tags.edition().date().orElse(LocalDate.MIN))
            .reversed();

    private final ServiceTags given;
    private final Map<Node, ServiceTags> met;

    TagChoice(ServiceTags given, Map<Node, ServiceTags> met) {
        this.given = given;
        this.met = met;
    }

    ServiceTags choose(List<VirtualNetwork> networks) {
        return given == ServiceTags.none() ? newest(networks) : given();
    }

    private ServiceTags given() {
        String unused = "it is not used: " + given.edition() + " was given";
        met.keySet().forEach(node -> node.info("this is a list of service tags", unused));
        return given;
    }

    private ServiceTags newest(List<VirtualNetwork> networks) {
        String cloud = cloudOf(networks);
        ServiceTags chosen = met.values().stream()
                .sorted(Comparator.comparing((ServiceTags tags) -> !isOf(cloud, tags))
                        .thenComparing(NEWEST))
                .findFirst()
                .orElse(given);
        met.forEach((node, tags) -> report(node, tags, chosen, cloud));
        return chosen;
    }

    private static void report(Node node, ServiceTags tags, ServiceTags chosen, String cloud) {
        ServiceTagEdition edition = tags.edition();
        if (tags != chosen) {
            String used = "it is not used, but " + chosen.edition() + " is";
            node.info("this is the list of service tags of " + edition, used);
        } else if (isOf(cloud, tags)) {
            node.info("service tags are those of " + edition, DATED);
        } else {
            String other = ", but the virtual networks are in the cloud " + cloud;
            node.warn("service tags are those of " + edition + other, WRONG);
        }
    }

    private static boolean isOf(String cloud, ServiceTags tags) {
        return tags.edition().cloud().isEmpty() || cloud(tags.edition().cloud()).equals(cloud);
    }

    /** A cloud's name in one spelling, since lists and answers have several. */
    private static String cloud(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return List.of("china", "gov", "german").stream()
                .filter(lower::contains)
                .findFirst()
                .orElse(PUBLIC);
    }

    private static String cloudOf(List<VirtualNetwork> networks) {
        Set<String> clouds = networks.stream()
                .map(vnet -> cloudAt(vnet.location().replace(" ", "").toLowerCase(Locale.ROOT)))
                .collect(Collectors.toSet());
        return clouds.size() == 1 ? clouds.iterator().next() : PUBLIC;
    }

    private static String cloudAt(String region) {
        if (region.startsWith("china")) {
            return "china";
        }
        if (region.startsWith("usgov") || region.startsWith("usdod")) {
            return "gov";
        }
        return region.equals("germanycentral") || region.equals("germanynortheast") ? "german" : PUBLIC;
    }
}
