package io.canreach.examples.recorded;

import io.canreach.model.Direction;
import io.canreach.model.Endpoint;
import io.canreach.model.IpConfiguration;
import io.canreach.model.KnownAddress;
import io.canreach.model.Network;
import io.canreach.model.NetworkInterface;
import io.canreach.model.ResourceId;
import io.canreach.packet.Flow;
import io.canreach.packet.Ip;
import io.canreach.packet.IpSet;
import io.canreach.packet.Protocol;
import io.canreach.reach.Answer;
import io.canreach.reach.Hop;
import io.canreach.reach.Question;
import io.canreach.reach.Reachability;
import io.canreach.reach.Traffic;
import io.canreach.routing.EffectiveRoute;
import io.canreach.watch.IpFlowVerdict;
import io.canreach.watch.NetworkWatcher;
import io.canreach.watch.NextHop;
import io.canreach.watch.Topology;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** Asks canreach what somebody asked Azure, and compares the answers. */
final class Comparer {
    private final RecordedAnswer recorded;
    private final Network network;
    private final NetworkWatcher watcher;
    private final Comparison result = new Comparison();

    Comparer(RecordedAnswer recorded) {
        this.recorded = recorded;
        this.network = recorded.network();
        this.watcher = NetworkWatcher.of(network);
    }

    Comparison compare() {
        switch (recorded.kind()) {
            case "ipFlowVerify" -> ipFlow();
            case "nextHop" -> nextHop();
            case "effectiveRouteTable" -> routes();
            case "effectiveNetworkSecurityGroups" -> new RuleComparer(recorded, watcher, result).groups();
            case "securityGroupView" -> new RuleComparer(recorded, watcher, result).view();
            case "connectivityCheck" -> connectivity();
            case "topology" -> topology();
            default -> throw new IllegalStateException("unknown kind " + recorded.kind());
        }
        return result;
    }

    private void ipFlow() {
        JsonNode request = recorded.request();
        boolean out = request.path("direction").asString("").equalsIgnoreCase("Outbound");
        Ip local = Ip.parse(request.path("localIPAddress").asString(""));
        Ip remote = Ip.parse(request.path("remoteIPAddress").asString(""));
        int localPort = Integer.parseInt(request.path("localPort").asString("0"));
        int remotePort = Integer.parseInt(request.path("remotePort").asString("0"));
        Protocol protocol = Protocol.parse(request.path("protocol").asString(""));
        Flow sent = new Flow(protocol, local, localPort, remote, remotePort);
        Flow flow = out ? sent : sent.reversed();
        Direction direction = out ? Direction.OUTBOUND : Direction.INBOUND;
        IpFlowVerdict verdict = watcher.ipFlowVerify(interfaceOf(recorded.target(), local), direction, flow);
        result.row(
                "access",
                upper(recorded.answer().path("access")),
                verdict.access().name());
        result.row("rule", recorded.answer().path("ruleName").asString(""), verdict.ruleName());
    }

    private void nextHop() {
        Ip source = Ip.parse(recorded.request().path("sourceIPAddress").asString(""));
        Ip destination =
                Ip.parse(recorded.request().path("destinationIPAddress").asString(""));
        NextHop hop = watcher.nextHop(interfaceOf(recorded.target(), source), destination);
        result.row(
                "next hop",
                recorded.answer().path("nextHopType").asString(""),
                hop.type().toString());
        result.row("route table", recorded.answer().path("routeTableId").asString(""), hop.routeTableId());
    }

    private void routes() {
        Set<String> azure = new HashSet<>();
        for (JsonNode row : recorded.answer().path("value")) {
            azure.add(row.path("source").asString("") + " " + row.path("state").asString("") + " "
                    + row.path("addressPrefix").path(0).asString("") + " -> "
                    + row.path("nextHopType").asString(""));
        }
        Set<String> ours = new HashSet<>();
        for (EffectiveRoute route :
                watcher.effectiveRoutes(recorded.interfaceInUri()).routes()) {
            ours.add(route.source() + " " + route.state() + " " + route.prefix() + " -> " + route.nextHopType());
        }
        sets("route", azure, ours);
    }

    private void connectivity() {
        JsonNode request = recorded.request();
        ResourceId machine =
                ResourceId.of(request.path("source").path("resourceId").asString(""));
        JsonNode destination = request.path("destination");
        Endpoint to = destination.has("address")
                ? new Endpoint.Address(IpSet.parse(destination.path("address").asString("")))
                : vm(ResourceId.of(destination.path("resourceId").asString("")));
        Question question = Question.of(
                vm(machine), to, Traffic.tcp(destination.path("port").asInt(0)));
        Answer answer = Reachability.of(network).answer(question);
        List<String> ours = new ArrayList<>();
        for (Hop hop : answer.parts().get(0).trace().hops()) {
            ours.add((hop.type().equals("VNetPeering") ? "VirtualNetwork" : hop.type()) + " " + hop.addresses());
        }
        List<String> azure = new ArrayList<>();
        for (JsonNode hop : recorded.answer().path("hops")) {
            azure.add(hop.path("type").asString("") + " " + hop.path("address").asString(""));
        }
        result.row("path", azure, ours);
    }

    private void topology() {
        String group = recorded.request().path("targetResourceGroupName").asString("");
        Set<String> azure = new HashSet<>();
        for (JsonNode resource : recorded.answer().path("resources")) {
            String id = lower(resource.path("id"));
            azure.add(id);
            for (JsonNode association : resource.path("associations")) {
                azure.add(id + " " + association.path("associationType").asString("") + " "
                        + lower(association.path("resourceId")));
            }
        }
        Set<String> ours = new HashSet<>();
        for (Topology.Node node : watcher.topology(group).nodes()) {
            String id = node.resource().value().toLowerCase(Locale.ROOT);
            ours.add(id);
            node.associations()
                    .forEach(each -> ours.add(id + " " + each.relation() + " "
                            + each.resource().value().toLowerCase(Locale.ROOT)));
        }
        sets("topology", azure, ours);
    }

    private void sets(String what, Set<String> azure, Set<String> ours) {
        Set<String> all = new TreeSet<>(azure);
        all.addAll(ours);
        for (String row : all) {
            String only = azure.contains(row) ? (ours.contains(row) ? "" : " (Azure only)") : " (canreach only)";
            result.holds(what + " " + row.replaceAll("/subscriptions/\\S*?/providers/", "") + only, only.isEmpty());
        }
    }

    private ResourceId interfaceOf(ResourceId machine, Ip address) {
        return watcher.interfaces(machine).stream()
                .filter(nic -> has(nic, address))
                .findFirst()
                .map(NetworkInterface::id)
                .orElseThrow(() -> new IllegalStateException(machine + " has no interface with " + address));
    }

    private static boolean has(NetworkInterface nic, Ip address) {
        return nic.ipConfigurations().stream()
                .map(IpConfiguration::privateAddress)
                .anyMatch(
                        each -> each instanceof KnownAddress known && known.ip().equals(address));
    }

    private static Endpoint vm(ResourceId id) {
        return new Endpoint.Named(Endpoint.Kind.VM, id.value());
    }

    private static String upper(JsonNode node) {
        return node.asString("").toUpperCase(Locale.ROOT);
    }

    private static String lower(JsonNode node) {
        return node.asString("").toLowerCase(Locale.ROOT);
    }
}
