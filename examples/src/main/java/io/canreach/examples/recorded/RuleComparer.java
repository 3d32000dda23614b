package io.canreach.examples.recorded;

import io.canreach.model.ResourceId;
import io.canreach.model.SecurityRule;
import io.canreach.packet.IpSet;
import io.canreach.security.EffectiveSecurityRule;
import io.canreach.security.EffectiveSecurityRules;
import io.canreach.security.Extent;
import io.canreach.watch.NetworkWatcher;
import io.canreach.watch.SecurityGroupView;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Compares effective security rules and the security group view, tags by containment. */
final class RuleComparer {
    private static final IpSet MICROSOFT = IpSet.parse("25.0.0.0/8");

    private final RecordedAnswer recorded;
    private final NetworkWatcher watcher;
    private final Comparison result;

    RuleComparer(RecordedAnswer recorded, NetworkWatcher watcher, Comparison result) {
        this.recorded = recorded;
        this.watcher = watcher;
        this.result = result;
    }

    void groups() {
        EffectiveSecurityRules ours = watcher.effectiveSecurityRules(recorded.interfaceInUri());
        for (JsonNode group : recorded.answer().path("value")) {
            ResourceId id =
                    ResourceId.of(group.path("networkSecurityGroup").path("id").asString(""));
            Optional<EffectiveSecurityRules.Group> same = ours.groups().stream()
                    .filter(each -> each.networkSecurityGroup().equals(id))
                    .findFirst();
            result.holds("group " + id.name(), same.isPresent());
            same.ifPresent(each -> rules(group.path("effectiveSecurityRules"), each.rules()));
        }
    }

    private void rules(JsonNode azure, List<EffectiveSecurityRule> ours) {
        List<String> names = new ArrayList<>();
        for (JsonNode rule : azure) {
            String name = rule.path("name").asString("");
            names.add(name);
            ours.stream()
                    .filter(each -> each.name().equals(name))
                    .findFirst()
                    .ifPresentOrElse(each -> rule(rule, each), () -> result.holds(name + " is missing", false));
        }
        result.row(
                "rules",
                sorted(names),
                sorted(ours.stream().map(EffectiveSecurityRule::name).toList()));
    }

    private static List<String> sorted(List<String> names) {
        return names.stream().sorted().toList();
    }

    private void rule(JsonNode azure, EffectiveSecurityRule ours) {
        String name = ours.name() + " ";
        result.row(
                name + "access",
                azure.path("access").asString(""),
                ours.access().toString());
        result.row(name + "priority", azure.path("priority").asInt(0), ours.priority());
        result.row(
                name + "direction",
                azure.path("direction").asString(""),
                ours.direction().toString());
        result.row(name + "protocol", azure.path("protocol").asString(""), ours.protocol());
        result.row(
                name + "ports",
                List.of(
                        azure.path("sourcePortRange").asString(""),
                        azure.path("destinationPortRange").asString("")),
                List.of(String.join(",", ours.sourcePortRanges()), String.join(",", ours.destinationPortRanges())));
        result.row(
                name + "prefixes",
                List.of(
                        azure.path("sourceAddressPrefix").asString(""),
                        azure.path("destinationAddressPrefix").asString("")),
                List.of(
                        String.join(",", ours.sourceAddressPrefixes()),
                        String.join(",", ours.destinationAddressPrefixes())));
        expanded(name + "source", azure.path("expandedSourceAddressPrefix"), ours.expandedSource());
        expanded(name + "destination", azure.path("expandedDestinationAddressPrefix"), ours.expandedDestination());
    }

    /** Everything Azure lists must be in what canreach makes of the tag. */
    private void expanded(String what, JsonNode azure, Optional<Extent> ours) {
        if (azure.isEmpty()) {
            return;
        }
        List<IpSet> prefixes = new ArrayList<>();
        azure.forEach(prefix -> prefixes.add(IpSet.parse(prefix.asString(""))));
        List<IpSet> drifting = prefixes.stream().filter(MICROSOFT::encloses).toList();
        List<IpSet> settled =
                prefixes.stream().filter(prefix -> !MICROSOFT.encloses(prefix)).toList();
        holds(what + " holds all " + settled.size() + " prefixes that Azure lists", settled, ours);
        if (!drifting.isEmpty()) {
            holds(what + " holds " + drifting.size() + " prefixes inside 25.0.0.0/8", drifting, ours);
        }
    }

    private void holds(String what, List<IpSet> prefixes, Optional<Extent> ours) {
        boolean contained = ours.map(Extent::certain)
                .filter(set -> set.encloses(IpSet.unionOf(prefixes)))
                .isPresent();
        result.holds(what, contained);
    }

    void view() {
        SecurityGroupView ours = watcher.securityGroupView(recorded.target());
        JsonNode interfaces = recorded.answer().path("networkInterfaces");
        result.row("interfaces", interfaces.size(), ours.networkInterfaces().size());
        for (JsonNode entry : interfaces) {
            ResourceId id = ResourceId.of(entry.path("id").asString(""));
            ours.networkInterfaces().stream()
                    .filter(each -> each.networkInterface().equals(id))
                    .findFirst()
                    .ifPresentOrElse(
                            each -> view(entry.path("securityRuleAssociations"), each),
                            () -> result.holds("interface " + id.name(), false));
        }
    }

    private void view(JsonNode azure, SecurityGroupView.InterfaceRules ours) {
        result.row(
                "rules of the interface's NSG",
                lines(azure.path("networkInterfaceAssociation").path("securityRules")),
                ours.interfaceRules().stream().map(RuleComparer::line).sorted().toList());
        result.row(
                "default rules",
                lines(azure.path("defaultSecurityRules")),
                ours.defaultRules().stream().map(RuleComparer::line).sorted().toList());
        List<String> effective = new ArrayList<>();
        azure.path("effectiveSecurityRules")
                .forEach(rule -> effective.add(rule.path("name")
                                .asString("")
                                .replace("DefaultRule_", "defaultSecurityRules/")
                                .replace("UserRule_", "securityRules/")
                        + " " + rule.path("access").asString("")));
        for (EffectiveSecurityRules.Group group : ours.effective().groups()) {
            for (EffectiveSecurityRule rule : group.rules()) {
                String line = rule.name() + " " + rule.access();
                result.holds("effective rule " + line, effective.contains(line));
            }
        }
    }

    private static List<String> lines(JsonNode rules) {
        List<String> lines = new ArrayList<>();
        for (JsonNode rule : rules) {
            JsonNode properties = rule.path("properties");
            lines.add(rule.path("name").asString("") + " "
                    + properties.path("priority").asInt(0) + " "
                    + properties.path("direction").asString("") + " "
                    + properties.path("access").asString("") + " "
                    + properties.path("sourceAddressPrefix").asString("") + " "
                    + properties.path("destinationAddressPrefix").asString(""));
        }
        return sorted(lines);
    }

    private static String line(SecurityRule rule) {
        String source = rule.source().get(0).toString();
        String destination = rule.destination().get(0).toString();
        return String.format(
                Locale.ROOT,
                "%s %d %s %s %s %s",
                rule.name(),
                rule.priority(),
                rule.direction(),
                rule.access(),
                source,
                destination);
    }
}
