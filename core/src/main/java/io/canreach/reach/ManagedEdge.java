package io.canreach.reach;

import io.canreach.model.ApplicationGateway;
import io.canreach.model.AzureFirewall;
import io.canreach.model.BastionHost;
import io.canreach.model.LoadBalancer;
import io.canreach.model.NatGateway;
import io.canreach.model.PublicIpAddress;
import io.canreach.model.Resource;
import io.canreach.model.Unknown;

/** Public addresses of what Azure manages: load balancers, firewalls, application gateways and others. */
final class ManagedEdge {
    private final Walk walk;

    ManagedEdge(Walk walk) {
        this.walk = walk;
    }

    void enter(Strand strand, PublicIpAddress ip, Resource user) {
        if (user instanceof LoadBalancer balancer) {
            toBalancer(strand, ip, balancer);
        } else if (user instanceof AzureFirewall firewall) {
            new FirewallTranslations(walk, new FirewallDevice(walk, firewall)).fromInternet(strand, ip);
        } else if (user instanceof ApplicationGateway gateway) {
            new GatewayListeners(walk).enter(strand, ip, gateway);
        } else if (user instanceof BastionHost bastion) {
            new BastionSessions(walk).enter(strand, ip, bastion);
        } else {
            toOther(strand, ip, user);
        }
    }

    private void toOther(Strand strand, PublicIpAddress ip, Resource user) {
        if (user instanceof NatGateway) {
            String none = user.label() + " lets nothing in that begins on the Internet";
            walk.drop(strand, Stage.EDGE, Decider.of(Decider.Kind.NO_OWNER, none));
        } else {
            String text = "what " + user.label() + " does with calls to " + ip.label() + " is not modelled yet";
            walk.undetermined(strand, Stage.EDGE, new Unknown(text));
        }
    }

    private void toBalancer(Strand strand, PublicIpAddress ip, LoadBalancer balancer) {
        Strand at = strand.then(Step.pass(Stage.EDGE, InternetEdge.words(ip)));
        balancer.frontends().stream()
                .filter(each -> each.publicIp().filter(ip.id()::equals).isPresent())
                .findFirst()
                .ifPresent(frontend -> new LoadBalancing(walk, balancer, frontend).enter(at));
    }
}
