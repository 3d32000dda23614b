package io.canreach.naive;

import io.canreach.model.Access;
import io.canreach.model.AccessRestriction;
import io.canreach.model.AccessRestrictions;
import io.canreach.model.AppServiceEnvironment;
import io.canreach.model.BastionHost;
import io.canreach.model.KnownAddress;
import io.canreach.model.Lab;
import io.canreach.model.Managed;
import io.canreach.model.OutboundVnetRouting;
import io.canreach.model.ResourceId;
import io.canreach.model.SqlManagedInstance;
import io.canreach.model.VnetIntegration;
import io.canreach.model.WebApp;
import io.canreach.packet.IpSet;
import java.util.List;

/** What Azure runs for its users in a {@link WildEstate}: environments, apps, instances, bastions, application gateways. */
final class WildManaged {
    private final WildEstate estate;
    private final WildRules rules;
    private final Lab lab;
    private final String vnet;
    private final String start;

    WildManaged(WildEstate estate) {
        this.estate = estate;
        this.rules = estate.rules;
        this.lab = estate.lab;
        this.vnet = rules.pick(estate.vnets);
        this.start = "10." + estate.number(vnet) + ".";
    }

    void add() {
        lab.in(vnet);
        rules.pick(List.<Runnable>of(
                        this::environment, this::webApp, this::instance, this::bastion, this::applicationGateway))
                .run();
    }

    private void environment() {
        AppServiceEnvironment.Version version = rules.pick(List.of(AppServiceEnvironment.Version.values()));
        boolean internal = rules.oneIn(2);
        if (version == AppServiceEnvironment.Version.V1 && rules.oneIn(2)) {
            lab.atSubnet("s2");
        } else {
            lab.subnet("ase", start + "240.0/24");
            guard();
        }
        lab.ase(
                "ase",
                version,
                internal,
                internal ? (version == AppServiceEnvironment.Version.V1 ? "" : start + "240.11") : "20.5.1.1",
                rules.oneIn(3) ? "" : "20.5.1.2");
    }

    private void guard() {
        if (rules.oneIn(2)) {
            lab.subnetNsg(estate.name("nsg"), rules.rules());
        }
        if (rules.oneIn(2)) {
            lab.routes(rules.routes());
        }
    }

    private void webApp() {
        lab.subnet("apps", start + "241.0/24");
        guard();
        lab.changed(each -> each.withDelegations(List.of("Microsoft.Web/serverFarms")));
        WebApp app = WebApp.of(ResourceId.of("sites", "app"), "westeurope")
                .withInboundAddress(KnownAddress.parse("20.6.1.1"))
                .withPossibleOutboundAddresses(IpSet.parse("20.6.1.2, 20.6.1.3"));
        if (!rules.oneIn(4)) {
            OutboundVnetRouting routing =
                    rules.oneIn(2) ? OutboundVnetRouting.NONE : OutboundVnetRouting.NONE.withAllTraffic();
            app = app.withIntegration(new VnetIntegration(Lab.subnetId(vnet, "apps"), routing));
        }
        if (rules.oneIn(3)) {
            app = app.withRestrictions(new AccessRestrictions(
                    List.of(AccessRestriction.of(
                            "only",
                            100,
                            rules.pick(List.of(Access.values())),
                            rules.oneIn(2)
                                    ? new AccessRestriction.BySubnet(Lab.subnetId(vnet, "s2"), true)
                                    : new AccessRestriction.ByAddress(List.of(Lab.prefix("20.0.0.0/8"))))),
                    java.util.Optional.empty()));
        }
        lab.add(app);
    }

    private void instance() {
        lab.subnet("mi", start + "242.0/24");
        lab.subnetNsg(estate.name("nsg"), rules.rules());
        lab.routes(rules.routes());
        lab.changed(each -> each.withDelegations(List.of(SqlManagedInstance.DELEGATION)));
        SqlManagedInstance it =
                SqlManagedInstance.of(ResourceId.of("managedInstances", "mi"), Lab.subnetId(vnet, "mi"));
        lab.add(
                rules.oneIn(2)
                        ? it
                        : new SqlManagedInstance(
                                it.id(),
                                "",
                                it.subnet(),
                                KnownAddress.parse(start + "242.9"),
                                rules.oneIn(2),
                                KnownAddress.parse("20.7.1.1"),
                                it.proxyOverride()));
    }

    private void bastion() {
        lab.subnet("AzureBastionSubnet", start + "243.0/26");
        lab.add(Managed.publicIp("bastion", "20.8.1.1"));
        lab.add(Managed.bastion("bastion", Lab.subnetId(vnet, "AzureBastionSubnet"), BastionHost.Sku.STANDARD, true));
    }

    private void applicationGateway() {
        lab.subnet("agw", start + "244.0/24");
        guard();
        lab.add(Managed.publicIp("agw", "20.9.1.1"));
        var gateway = Managed.agw("agw", Lab.subnetId(vnet, "agw"), rules.oneIn(2) ? "none" : start + "244.9", true);
        gateway = Managed.listening(gateway, "public", 80, 443);
        lab.add(Managed.calling(gateway, 80, start + "2.4", "10.1.1.4"));
    }
}
