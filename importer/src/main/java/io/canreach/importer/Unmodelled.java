package io.canreach.importer;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is said of the types that are not read into the model: one finding for each. */
final class Unmodelled {
    /** Types that touch reachability, with what not modelling them means. */
    private static final Map<String, String> CONSEQUENCES = Map.ofEntries(
            Map.entry("microsoft.network/privatelinkservices", "ways through it are not answered for"),
            Map.entry("microsoft.network/virtualhubs", "what it routes is undetermined for its networks"),
            Map.entry("microsoft.network/virtualwans", "what it routes is undetermined for its networks"),
            Map.entry("microsoft.network/networkmanagers", "its admin rules stand before all NSGs"),
            Map.entry("microsoft.classicnetwork", "classic resources are missing"),
            Map.entry("microsoft.classiccompute", "classic resources are missing"));

    private static final Set<String> WITHOUT_INFLUENCE = Set.of(
            "networkwatchers",
            "ddosprotectionplans",
            "privatednszones",
            "dnszones",
            "dnsresolvers",
            "dnsforwardingrulesets",
            "trafficmanagerprofiles",
            "frontdoors",
            "frontdoorwebapplicationfirewallpolicies",
            "applicationgatewaywebapplicationfirewallpolicies",
            "virtualnetworktaps",
            "networkprofiles",
            "networkintentpolicies",
            "expressrouteports",
            "dscpconfigurations",
            "networkinterfaces",
            "networksecuritygroups",
            "publicipaddresses",
            "virtualnetworkgateways");

    private final Inventory inventory;
    private final Set<String> tenants;

    /** Of the types in {@code tenants}, some resource stands in a subnet. */
    Unmodelled(Inventory inventory, Set<String> tenants) {
        this.inventory = inventory;
        this.tenants = tenants;
    }

    void report() {
        inventory.types().stream().filter(type -> !Types.READ.contains(type)).forEach(this::report);
    }

    private void report(String type) {
        List<List<Node>> found = List.copyOf(inventory.ofType(type).values());
        Node first = found.get(0).get(0);
        String met = "type " + inventory.spelling(type) + " is not modelled (" + count(found.size()) + ")";
        String consequence = consequence(type);
        if (consequence.isEmpty()) {
            first.info(met, "no verdict depends on it");
        } else {
            first.warn(met, consequence);
        }
    }

    private static String count(int number) {
        return number == 1 ? "1 resource" : number + " resources";
    }

    private String consequence(String type) {
        for (Map.Entry<String, String> each : CONSEQUENCES.entrySet()) {
            if ((type + "/").startsWith(each.getKey() + "/")) {
                return each.getValue();
            }
        }
        String[] parts = type.split("/", -1);
        boolean network = parts[0].equals("microsoft.network") && !WITHOUT_INFLUENCE.contains(parts[1]);
        String standing =
                tenants.contains(type) ? "it stands in a subnet, and who has which address there is not known" : "";
        return network ? "what it does to reachability is not known" : standing;
    }
}
