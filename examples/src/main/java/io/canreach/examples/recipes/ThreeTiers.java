package io.canreach.examples.recipes;

import static io.canreach.dsl.Azure.*;
import static io.canreach.dsl.Reach.*;

import io.canreach.dsl.Azure;
import io.canreach.dsl.NsgDeclaration;
import io.canreach.dsl.ReachabilityRule;
import io.canreach.dsl.VmDeclaration;
import io.canreach.model.Network;
import java.util.List;

/** Web, application and database machines: rules name their groups, and a load balancer stands in front. */
public final class ThreeTiers implements Recipe {
    private final VmDeclaration web1 = vm("web1").privateIp("10.0.1.4").asg("asg-web");
    private final VmDeclaration web2 = vm("web2").privateIp("10.0.1.5").asg("asg-web");
    private final VmDeclaration app = vm("app1").privateIp("10.0.1.6").asg("asg-app");
    private final VmDeclaration db = vm("db1").privateIp("10.0.1.7").asg("asg-db");

    @Override
    public String title() {
        return "Three tiers behind a load balancer";
    }

    @Override
    public String says() {
        return "All machines share a subnet and its NSG, whose rules name groups and not addresses; they hold inside a"
                + " subnet, too. The last rule denies what no other allows, so the load balancer's probes need a rule of"
                + " their own.";
    }

    @Override
    public Network network() {
        return network(rules().allowInbound(130, "probes").from(tag("AzureLoadBalancer")), app);
    }

    @Override
    public List<ReachabilityRule> holds() {
        return List.of(
                canReach(internet(), loadBalancer("shop-lb"), 443),
                cannotReach(internet(), loadBalancer("shop-lb"), 8080),
                canReachOnly(web1, app, 8080),
                canReachOnly(app, db, 1433),
                cannotReach(web1, db, anyTraffic()).because("the database answers to the application alone"),
                cannotReach(web1, web2, anyTraffic()).because("no rule lets machines of one group call each other"));
    }

    @Override
    public List<Mistake> mistakes() {
        VmDeclaration groupless = vm("app1").privateIp("10.0.1.6");
        return List.of(
                new Mistake(
                        "a machine outside its group",
                        network(rules(), groupless),
                        canReach(web1, groupless, 8080).because("somebody built the machine anew")),
                new Mistake(
                        "no rule for the probes",
                        network(rules(), app),
                        canReach(internet(), loadBalancer("shop-lb"), 443)),
                new Mistake(
                        "a lockdown that nobody took back",
                        network(rules().denyInbound(105, "lockdown").from(cidr("10.0.0.0/16")), app),
                        noDeadRules().because("every rule is there for somebody")));
    }

    private static NsgDeclaration rules() {
        return nsg("tiers")
                .allowInbound(100, "web")
                .from(tag("Internet"))
                .to(asg("asg-web"))
                .on(tcp(443))
                .allowInbound(110, "web-to-app")
                .from(asg("asg-web"))
                .to(asg("asg-app"))
                .on(tcp(8080))
                .allowInbound(120, "app-to-db")
                .from(asg("asg-app"))
                .to(asg("asg-db"))
                .on(tcp(1433))
                .denyInbound(4096, "nothing-else");
    }

    private Network network(NsgDeclaration nsg, VmDeclaration application) {
        return Azure.network(
                vnet("shop")
                        .addressSpace("10.0.0.0/16")
                        .subnet("machines", "10.0.1.0/24")
                        .nsg(nsg)
                        .vm(web1)
                        .vm(web2)
                        .vm(application)
                        .vm(db),
                loadBalancer("shop-lb")
                        .publicIp("20.50.0.1")
                        .pool(web1, web2)
                        .rule("https", tcp(443))
                        .probe(8081));
    }
}
