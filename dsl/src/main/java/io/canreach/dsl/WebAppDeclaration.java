package io.canreach.dsl;

import io.canreach.model.Access;
import io.canreach.model.Endpoint;
import io.canreach.model.Network;
import io.canreach.model.OutboundTraffic;
import io.canreach.model.OutboundVnetRouting;
import io.canreach.model.PublicNetworkAccess;
import io.canreach.model.WebApp;
import java.util.List;
import java.util.Optional;

/**
 * An App Service app, and a handle to ask about it. Unless said otherwise it calls out by the platform, everybody may call it, and
 * none of its addresses is known.
 *
 * <pre>{@code
 * webApp("shop").location("westeurope").publicIp("20.50.9.9")
 *     .integratedWith("vnet/apps").routeAll()
 *     .outboundIps("20.50.1.1", "20.50.1.2")
 *     .allow(100, "office").from(cidr("198.51.100.0/24"))
 *     .allow(200, "front").from(tag("AzureFrontDoor.Backend")).header("X-Azure-FDID", "a")
 *     .scmUsesMain()
 * }</pre>
 *
 * @see <a href="https://learn.microsoft.com/azure/app-service/networking-features">App Service networking</a>
 */
public sealed class WebAppDeclaration extends Declaration implements Place permits AccessRestrictionDeclaration {
    private final WebAppFacts facts;

    WebAppDeclaration(WebAppFacts facts) {
        this.facts = facts;
    }

    /**
     * Says in which region the app is, which is that of the virtual network it is integrated with.
     *
     * @param region such as {@code West Europe} or {@code westeurope}
     * @return a new declaration
     */
    public final WebAppDeclaration location(String region) {
        return with(
                new WebAppFacts.Home(region, facts.home().plan(), facts.home().environment()));
    }

    /**
     * Says in which App Service plan the app runs; apps that are integrated with one subnet must share it.
     *
     * @param name the plan's name
     * @return a new declaration
     */
    public final WebAppDeclaration plan(String name) {
        WebAppFacts.Home home = facts.home();
        return with(new WebAppFacts.Home(home.location(), Optional.of(name), home.environment()));
    }

    /**
     * Lets the app run in an App Service Environment: it calls and is called as this is.
     *
     * @param environment the environment, which is declared in its subnet
     * @return a new declaration
     */
    public final WebAppDeclaration inEnvironment(AseDeclaration environment) {
        Optional<String> name = Optional.of(environment.facts().name());
        return with(new WebAppFacts.Home(facts.home().location(), facts.home().plan(), name));
    }

    /**
     * Integrates the app with a virtual network, by which it then calls private addresses and what the subnet has service endpoints
     * for. The subnet must be delegated to Microsoft.Web/serverFarms.
     *
     * @param subnet {@code vnet/subnet}, or the subnet's name where only one has it
     * @return a new declaration
     */
    public final WebAppDeclaration integratedWith(String subnet) {
        WebAppFacts.Exit exit = facts.exit();
        return with(new WebAppFacts.Exit(Optional.of(subnet), exit.routing(), exit.addresses()));
    }

    /**
     * Routes all that the app's code calls through the virtual network (applicationTraffic, or vnetRouteAllEnabled).
     *
     * @return a new declaration
     */
    public final WebAppDeclaration routeAll() {
        return routed(facts.exit().routing().with(OutboundTraffic.APPLICATION));
    }

    /**
     * Routes a kind of traffic through the virtual network.
     *
     * @param traffic such as {@code OutboundTraffic.IMAGE_PULL}
     * @return a new declaration
     */
    public final WebAppDeclaration route(OutboundTraffic traffic) {
        return routed(facts.exit().routing().with(traffic));
    }

    /**
     * Routes the app's own traffic and that of the platform on its behalf through the virtual network (allTraffic).
     *
     * @return a new declaration
     */
    public final WebAppDeclaration routeEverything() {
        return routed(facts.exit().routing().withAllTraffic());
    }

    /**
     * Says the addresses of which the platform uses one when the app calls out (possibleOutboundIpAddresses).
     *
     * @param first such as {@code 20.50.1.1}
     * @param more further addresses
     * @return a new declaration
     */
    public final WebAppDeclaration outboundIps(String first, String... more) {
        WebAppFacts.Exit exit = facts.exit();
        List<String> all = Lists.concat(exit.addresses(), Lists.concat(List.of(first), List.of(more)));
        return with(new WebAppFacts.Exit(exit.subnet(), exit.routing(), all));
    }

    /**
     * Says the public address that the app's name resolves to.
     *
     * @param address such as {@code 20.50.9.9}
     * @return a new declaration
     */
    public final WebAppDeclaration publicIp(String address) {
        WebAppFacts.Entry entry = facts.entry();
        return with(new WebAppFacts.Entry(
                Optional.of(address), entry.access(), entry.main(), entry.scm(), entry.scmUsesMain()));
    }

    /**
     * Turns the public entry on, which otherwise closes as soon as the app has a private endpoint.
     *
     * @return a new declaration
     */
    public final WebAppDeclaration publicAccess() {
        return open(PublicNetworkAccess.ENABLED);
    }

    /**
     * Turns the public entry off: only private endpoints lead to the app.
     *
     * @return a new declaration
     */
    public final WebAppDeclaration noPublicAccess() {
        return open(PublicNetworkAccess.DISABLED);
    }

    /**
     * Adds an access restriction that lets callers in: all of them, unless what follows narrows it.
     *
     * @param priority 1 or higher; the lowest number that matches decides
     * @param name the rule's name
     * @return a new declaration
     */
    public final AccessRestrictionDeclaration allow(int priority, String name) {
        return ruled(false, WebAppFacts.Rule.of(priority, name, Access.ALLOW));
    }

    /**
     * Adds an access restriction that keeps callers out: all of them, unless what follows narrows it.
     *
     * @param priority 1 or higher; the lowest number that matches decides
     * @param name the rule's name
     * @return a new declaration
     */
    public final AccessRestrictionDeclaration deny(int priority, String name) {
        return ruled(false, WebAppFacts.Rule.of(priority, name, Access.DENY));
    }

    /**
     * Adds an access restriction of the SCM site that lets callers in.
     *
     * @param priority 1 or higher; the lowest number that matches decides
     * @param name the rule's name
     * @return a new declaration
     */
    public final AccessRestrictionDeclaration allowScm(int priority, String name) {
        return ruled(true, WebAppFacts.Rule.of(priority, name, Access.ALLOW));
    }

    /**
     * Adds an access restriction of the SCM site that keeps callers out.
     *
     * @param priority 1 or higher; the lowest number that matches decides
     * @param name the rule's name
     * @return a new declaration
     */
    public final AccessRestrictionDeclaration denyScm(int priority, String name) {
        return ruled(true, WebAppFacts.Rule.of(priority, name, Access.DENY));
    }

    /**
     * Sets what is done with callers that no restriction of the app is for (ipSecurityRestrictionsDefaultAction).
     *
     * @param action allow or deny
     * @return a new declaration
     */
    public final WebAppDeclaration defaultAction(Access action) {
        return with(facts.entry().with(false, rules -> rules.otherwise(action)));
    }

    /**
     * Sets what is done with callers that no restriction of the SCM site is for (scmIpSecurityRestrictionsDefaultAction).
     *
     * @param action allow or deny
     * @return a new declaration
     */
    public final WebAppDeclaration scmDefaultAction(Access action) {
        return with(facts.entry().with(true, rules -> rules.otherwise(action)));
    }

    /**
     * Lets the SCM site go by the restrictions of the app itself (scmIpSecurityRestrictionsUseMain).
     *
     * @return a new declaration
     */
    public final WebAppDeclaration scmUsesMain() {
        WebAppFacts.Entry entry = facts.entry();
        return with(new WebAppFacts.Entry(entry.address(), entry.access(), entry.main(), entry.scm(), true));
    }

    @Override
    public final Endpoint endpoint() {
        return new Endpoint.Named(Endpoint.Kind.WEB_APP, facts.name());
    }

    @Override
    public final Endpoint endpointIn(Network network) {
        Handle handle = new Handle(network, endpoint());
        handle.find(WebApp.class, facts.name())
                .ifPresent(there ->
                        handle.checkAddresses(facts.entry().address().stream(), List.of(there.inboundAddress())));
        return endpoint();
    }

    @Override
    final WebAppFacts facts() {
        return facts;
    }

    @Override
    final void declareIn(Draft draft) {
        new WebAppDraft(draft, facts).add();
    }

    @Override
    public final String toString() {
        return facts.label();
    }

    private WebAppDeclaration with(WebAppFacts.Home value) {
        return new WebAppDeclaration(facts.with(value));
    }

    private WebAppDeclaration with(WebAppFacts.Exit value) {
        return new WebAppDeclaration(facts.with(value));
    }

    private WebAppDeclaration with(WebAppFacts.Entry value) {
        return new WebAppDeclaration(facts.with(value));
    }

    private WebAppDeclaration routed(OutboundVnetRouting routing) {
        return with(new WebAppFacts.Exit(
                facts.exit().subnet(), routing, facts.exit().addresses()));
    }

    private WebAppDeclaration open(PublicNetworkAccess access) {
        WebAppFacts.Entry entry = facts.entry();
        return with(new WebAppFacts.Entry(entry.address(), access, entry.main(), entry.scm(), entry.scmUsesMain()));
    }

    private AccessRestrictionDeclaration ruled(boolean scm, WebAppFacts.Rule rule) {
        return new AccessRestrictionDeclaration(facts.with(facts.entry().with(scm, rules -> rules.plus(rule))), scm);
    }
}
