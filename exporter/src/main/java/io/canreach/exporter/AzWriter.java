package io.canreach.exporter;

import io.canreach.model.ResourceId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Writes commands of the Azure command line for a POSIX shell. What has a group or a table is updated. */
final class AzWriter {
    private final Lines lines = new Lines();

    String write(List<GroupToWrite> groups, List<TableToWrite> tables) {
        lines.add("#!/bin/sh").add("set -eu");
        groups.forEach(this::group);
        tables.forEach(this::table);
        return lines.toString();
    }

    private void group(GroupToWrite group) {
        String of = resourceGroup(group.id());
        String name = group.id().name();
        lines.add("");
        lines.add("az network nsg create" + of + word("name", name) + location(group.location()));
        group.rules().forEach(rule -> rule(of + word("nsg-name", name), rule));
        for (Attachment each : group.attachments()) {
            attach(each, of, "network-security-group", group.id());
        }
    }

    private void rule(String of, GroupToWrite.Rule rule) {
        lines.add("az network nsg rule create" + of + word("name", rule.name())
                + word("priority", String.valueOf(rule.priority())) + word("direction", rule.direction())
                + word("access", rule.access()) + word("protocol", rule.protocol())
                + side("source", rule.source()) + side("destination", rule.destination()));
    }

    private void table(TableToWrite table) {
        String of = resourceGroup(table.id());
        String name = table.id().name();
        lines.add("");
        lines.add("az network route-table create" + of + word("name", name) + location(table.location())
                + word("disable-bgp-route-propagation", String.valueOf(table.keepsGatewayRoutesOut())));
        table.routes().forEach(route -> route(of + word("route-table-name", name), route));
        for (Attachment each : table.attachments()) {
            attach(each, of, "route-table", table.id());
        }
    }

    private void route(String of, TableToWrite.Hop route) {
        lines.add("az network route-table route create" + of + word("name", route.name())
                + word("address-prefix", route.prefix()) + word("next-hop-type", route.nextHop())
                + (route.address().isEmpty() ? "" : word("next-hop-ip-address", route.address())));
    }

    /** A full id says the subscription as well, so that a command does not go to the one that happens to be chosen. */
    private static String resourceGroup(ResourceId id) {
        return id.resourceGroup()
                .map(group -> word("resource-group", group)
                        + subscription(id)
                                .map(each -> word("subscription", each))
                                .orElse(""))
                .orElse(" --resource-group \"$RESOURCE_GROUP\"");
    }

    private static Optional<String> subscription(ResourceId id) {
        String[] segments = id.value().split("/", -1);
        boolean there =
                segments.length > 2 && segments[1].toLowerCase(Locale.ROOT).equals("subscriptions");
        return there ? Optional.of(segments[2]) : Optional.empty();
    }

    private static String location(String location) {
        return location.isEmpty() ? "" : word("location", location);
    }

    /** A value that begins with a hyphen would be taken for an option if it stood alone. */
    private static String word(String option, String value) {
        return " --" + option + (value.startsWith("-") || value.isEmpty() ? "=" : " ") + Quoting.shell(value);
    }

    private static String side(String side, GroupToWrite.Side values) {
        List<String> groups = new ArrayList<>();
        values.groups().forEach(each -> groups.add(Quoting.shell(Ids.isFull(each) ? each.value() : each.name())));
        String from = values.groups().isEmpty()
                ? " --" + side + "-address-prefixes " + words(values.prefixes())
                : " --" + side + "-asgs " + String.join(" ", groups);
        return from + " --" + side + "-port-ranges " + words(values.ports());
    }

    private static String words(List<String> values) {
        return String.join(" ", values.stream().map(Quoting::shell).toList());
    }

    private void attach(Attachment user, String of, String option, ResourceId what) {
        String value = Ids.isFull(what) ? what.value() : what.name();
        String command = user.isSubnet() ? "az network vnet subnet update" : "az network nic update";
        if (Ids.isFull(user.id())) {
            lines.add(command + word("ids", user.id().value()) + word(option, value));
            return;
        }
        String vnet = user.isSubnet()
                ? word("vnet-name", user.id().parent().map(ResourceId::name).orElse(""))
                : "";
        lines.add(command + of + vnet + word("name", user.id().name()) + word(option, value));
    }
}
