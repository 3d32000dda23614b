package io.canreach.examples.recipes;

import static io.canreach.dsl.Azure.*;
import static io.canreach.dsl.Reach.*;

import io.canreach.dsl.Azure;
import io.canreach.dsl.OnPremisesDeclaration;
import io.canreach.dsl.PrivateEndpointDeclaration;
import io.canreach.dsl.ReachabilityRule;
import io.canreach.dsl.ServiceDeclaration;
import io.canreach.dsl.VmDeclaration;
import io.canreach.model.Network;
import java.util.List;

/** A storage account and a SQL server without public access, called at private endpoints in a hub. */
public final class PrivateEndpoints implements Recipe {
    private final OnPremisesDeclaration hq = onPremises("hq", "192.168.0.0/16");
    private final VmDeclaration app = vm("app").privateIp("10.1.0.4");
    private final ServiceDeclaration files =
            storage("files").publicIp("20.60.0.9").noPublicAccess();
    private final ServiceDeclaration ledger =
            sqlServer("ledger").publicIp("20.60.0.10").noPublicAccess();

    @Override
    public String title() {
        return "Private endpoints";
    }

    @Override
    public String says() {
        return "Storage and SQL are called at private addresses in the hub, from peered networks and from on-premises, and"
                + " their public names lead nowhere. A connection that nobody approved carries nothing.";
    }

    @Override
    public Network network() {
        return network(privateEndpoint("files-pe"));
    }

    @Override
    public List<ReachabilityRule> holds() {
        return List.of(
                canReach(app, privateEndpoint("files-pe"), 443).neverVia(internet()),
                canReach(app, privateEndpoint("ledger-pe"), 1433),
                canReach(hq, privateEndpoint("ledger-pe"), 1433).because("the VPN leads to the hub"),
                cannotReach(internet(), files, 443).because("public access is off"),
                cannotReach(app, ledger, 1433).because("public access is off for Azure, too"));
    }

    @Override
    public List<Mistake> mistakes() {
        return List.of(
                new Mistake(
                        "a connection that nobody approved",
                        network(privateEndpoint("files-pe").pending()),
                        canReach(app, privateEndpoint("files-pe"), 443)),
                new Mistake(
                        "a caller that resolves the public name",
                        network(),
                        canReach(app, files, 443).because("private DNS was forgotten")));
    }

    private Network network(PrivateEndpointDeclaration ofFiles) {
        return Azure.network(
                vnet("hub")
                        .addressSpace("10.0.0.0/16")
                        .subnet("endpoints", "10.0.3.0/24")
                        .privateEndpoint(ofFiles.privateIp("10.0.3.4").to(files, "blob"))
                        .privateEndpoint(privateEndpoint("ledger-pe")
                                .privateIp("10.0.3.5")
                                .to(ledger, "sqlServer"))
                        .gateway("GatewaySubnet", "10.0.255.0/27")
                        .vpn(hq),
                vnet("spoke")
                        .addressSpace("10.1.0.0/16")
                        .subnet("apps", "10.1.0.0/24")
                        .defaultOutbound()
                        .vm(app),
                peering("hub", "spoke").gatewayOf("hub"));
    }
}
