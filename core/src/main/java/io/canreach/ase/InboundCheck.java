package io.canreach.ase;

import io.canreach.ase.AseFinding.Kind;
import io.canreach.ase.DependencyCheck.State;
import io.canreach.model.AppServiceEnvironment;
import io.canreach.model.AppServiceEnvironment.Version;
import io.canreach.model.Endpoint;
import io.canreach.model.Network;
import io.canreach.model.ServiceTag;
import io.canreach.model.Subnet;
import io.canreach.packet.IpSet;
import io.canreach.packet.PacketSet;
import io.canreach.packet.PortSet;
import io.canreach.packet.Protocol;
import io.canreach.reach.Answer;
import io.canreach.reach.Decider;
import io.canreach.reach.Explanation;
import io.canreach.reach.Part;
import io.canreach.reach.Question;
import io.canreach.reach.Reachability;
import io.canreach.reach.Traffic;
import io.canreach.reach.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Asks whether those who manage and probe an App Service Environment can call it.
 *
 * @see <a href="https://learn.microsoft.com/azure/app-service/environment/network-info">Networking considerations</a>
 */
final class InboundCheck {
    private static final IpSet PROBES = IpSet.parse("168.63.129.16");
    private static final ServiceTag MANAGEMENT = new ServiceTag("AppServiceManagement");
    private static final String UNMANAGED =
            "it cannot be managed: creation fails, and an existing environment becomes unhealthy";
    private static final String SUSPENDED = "the environment becomes unhealthy and is suspended";

    private final Network network;
    private final AppServiceEnvironment ase;

    InboundCheck(Network network, AppServiceEnvironment ase) {
        this.network = network;
        this.ase = ase;
    }

    List<AseFinding> all() {
        List<AseFinding> findings = new ArrayList<>();
        if (ase.version() != Version.V3) {
            findings.add(management());
        }
        if (ase.version() == Version.V2) {
            findings.add(probe("keep-alive", tcp(PortSet.of(16001)), SUSPENDED, true));
            findings.add(within());
            findings.add(probe("load balancing", tcp(PortSet.of(21, 80, 443)), "probes of its front ends fail", false));
        }
        if (ase.version() == Version.V3) {
            findings.add(probe("probes", tcp(PortSet.of(80)), "its load balancer takes the apps for down", true));
        }
        return findings;
    }

    private AseFinding management() {
        boolean first = ase.version() == Version.V1;
        String need = "management on TCP 454-455 from " + (first ? "the Internet" : MANAGEMENT);
        TagHypothesis asked = TagHypothesis.of(network, List.of(MANAGEMENT))
                .apartFromServicesOf(network.get(Subnet.class, ase.subnet()));
        Endpoint from = asked.prefixes().<Endpoint>map(Endpoint.Address::new).orElseGet(Endpoint.Internet::new);
        Endpoint vip = new Endpoint.PublicFace(RequiredConnectivity.source(ase));
        Answer answer = Reachability.of(asked.network()).answer(Question.of(from, vip, tcp(PortSet.of(454, 455))));
        boolean allNeeded = asked.prefixes().isPresent();
        Part part = new Explanation(answer).decisive();
        State state = Verdicts.state(answer, allNeeded, PacketSet::sources);
        boolean asymmetric = part.decidedBy().kind() == Decider.Kind.REPLY_ROUTE;
        Kind kind = asymmetric ? Kind.ASE_ASYMMETRIC_MGMT : Kind.INBOUND;
        String because = part.decidedBy().text()
                + (asymmetric ? ", so it does not leave by the VIP that was called" : "")
                + (state == State.UNDETERMINED && !allNeeded && answer.verdict() == Verdict.PARTIAL ? toDecide() : "");
        return new AseFinding(kind, need, state, true, because, first ? UNMANAGED : SUSPENDED, Optional.of(answer));
    }

    private static String toDecide() {
        return " drops some callers; to decide, give the prefixes of service tag '" + MANAGEMENT + "'";
    }

    private AseFinding probe(String name, Traffic traffic, String breaks, boolean essential) {
        Answer answer = ask(new Endpoint.Address(PROBES), traffic);
        return finding(name + " on " + traffic + " from AzureLoadBalancer", answer, breaks, essential);
    }

    private AseFinding within() {
        Traffic any = Traffic.of(Protocol.TCP, PortSet.all()).and(Traffic.of(Protocol.UDP, PortSet.all()));
        return finding(
                "calls within its subnet on every port", ask(RequiredConnectivity.source(ase), any), SUSPENDED, true);
    }

    private Answer ask(Endpoint from, Traffic traffic) {
        Endpoint subnet = new Endpoint.Named(Endpoint.Kind.SUBNET, ase.subnet().value());
        return Reachability.of(network).answer(Question.of(from, subnet, traffic));
    }

    private static AseFinding finding(String need, Answer answer, String breaks, boolean essential) {
        State state = Verdicts.state(answer, true, PacketSet::sources);
        String because = new Explanation(answer).decisive().decidedBy().text();
        return new AseFinding(Kind.INBOUND, need, state, essential, because, breaks, Optional.of(answer));
    }

    private static Traffic tcp(PortSet ports) {
        return Traffic.of(Protocol.TCP, ports);
    }
}
