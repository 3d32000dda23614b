package io.canreach.model;

import io.canreach.packet.IpSet;
import java.util.Optional;

/**
 * An App Service app: a web app, a function app or a slot of one. It is called at its public entry or by private endpoints, and
 * calls out through the platform or through the virtual network that it is integrated with. An app in an App Service Environment
 * calls and is called as the environment is.
 *
 * @param id the app's id; a slot has one of its own
 * @param location the region, or empty where it is not known
 * @param plan the App Service plan that it runs in, where it is known
 * @param environment the App Service Environment that it runs in, if any
 * @param integration its integration with a virtual network, if any
 * @param inboundAddress the public address that its name resolves to
 * @param possibleOutboundAddresses the public addresses of which the platform chooses one when it calls out; empty where they
 *     are not declared
 * @param publicNetworkAccess whether its public entry is open at all
 * @param restrictions whom the app itself serves at its public entry
 * @param scmRestrictions whom its SCM site (Kudu, deployment) serves
 * @param scmUsesMain whether the SCM site goes by the restrictions of the app itself
 * @see <a href="https://learn.microsoft.com/azure/app-service/networking-features">App Service networking</a>
 */
public record WebApp(
        ResourceId id,
        String location,
        Optional<ResourceId> plan,
        Optional<ResourceId> environment,
        Optional<VnetIntegration> integration,
        HostAddress inboundAddress,
        IpSet possibleOutboundAddresses,
        PublicNetworkAccess publicNetworkAccess,
        AccessRestrictions restrictions,
        AccessRestrictions scmRestrictions,
        boolean scmUsesMain)
        implements Resource {
    /** The service of which every app is an instance, as service endpoints name it. */
    public static final String SERVICE = "Microsoft.Web";

    /**
     * An app that nobody restricts or integrates, with no address declared.
     *
     * @param id the app's id
     * @param location the region, or empty where it is not known
     * @return the app
     */
    public static WebApp of(ResourceId id, String location) {
        return new WebApp(
                id,
                location,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                new Unknown("the public address of web app '" + id.name() + "' is not declared"),
                IpSet.empty(),
                PublicNetworkAccess.UNSET,
                AccessRestrictions.NONE,
                AccessRestrictions.NONE,
                false);
    }

    /**
     * This app in a plan.
     *
     * @param value the plan's id
     * @return a copy
     */
    public WebApp withPlan(ResourceId value) {
        return new WebApp(
                id,
                location,
                Optional.of(value),
                environment,
                integration,
                inboundAddress,
                possibleOutboundAddresses,
                publicNetworkAccess,
                restrictions,
                scmRestrictions,
                scmUsesMain);
    }

    /**
     * This app in an App Service Environment.
     *
     * @param value the environment's id
     * @return a copy
     */
    public WebApp withEnvironment(ResourceId value) {
        return new WebApp(
                id,
                location,
                plan,
                Optional.of(value),
                integration,
                inboundAddress,
                possibleOutboundAddresses,
                publicNetworkAccess,
                restrictions,
                scmRestrictions,
                scmUsesMain);
    }

    /**
     * This app integrated with a virtual network.
     *
     * @param value the integration
     * @return a copy
     */
    public WebApp withIntegration(VnetIntegration value) {
        return new WebApp(
                id,
                location,
                plan,
                environment,
                Optional.of(value),
                inboundAddress,
                possibleOutboundAddresses,
                publicNetworkAccess,
                restrictions,
                scmRestrictions,
                scmUsesMain);
    }

    /**
     * This app with a public address.
     *
     * @param value the address
     * @return a copy
     */
    public WebApp withInboundAddress(HostAddress value) {
        return new WebApp(
                id,
                location,
                plan,
                environment,
                integration,
                value,
                possibleOutboundAddresses,
                publicNetworkAccess,
                restrictions,
                scmRestrictions,
                scmUsesMain);
    }

    /**
     * This app with the public addresses by which it may call.
     *
     * @param value the addresses
     * @return a copy
     */
    public WebApp withPossibleOutboundAddresses(IpSet value) {
        return new WebApp(
                id,
                location,
                plan,
                environment,
                integration,
                inboundAddress,
                value,
                publicNetworkAccess,
                restrictions,
                scmRestrictions,
                scmUsesMain);
    }

    /**
     * This app with its public entry open or not.
     *
     * @param value whether it is open
     * @return a copy
     */
    public WebApp withPublicNetworkAccess(PublicNetworkAccess value) {
        return new WebApp(
                id,
                location,
                plan,
                environment,
                integration,
                inboundAddress,
                possibleOutboundAddresses,
                value,
                restrictions,
                scmRestrictions,
                scmUsesMain);
    }

    /**
     * This app with restrictions of the app itself.
     *
     * @param value the restrictions
     * @return a copy
     */
    public WebApp withRestrictions(AccessRestrictions value) {
        return new WebApp(
                id,
                location,
                plan,
                environment,
                integration,
                inboundAddress,
                possibleOutboundAddresses,
                publicNetworkAccess,
                value,
                scmRestrictions,
                scmUsesMain);
    }

    /**
     * This app with restrictions of its SCM site.
     *
     * @param value the restrictions
     * @return a copy
     */
    public WebApp withScmRestrictions(AccessRestrictions value) {
        return new WebApp(
                id,
                location,
                plan,
                environment,
                integration,
                inboundAddress,
                possibleOutboundAddresses,
                publicNetworkAccess,
                restrictions,
                value,
                scmUsesMain);
    }

    /**
     * This app with an SCM site that goes by the restrictions of the app itself.
     *
     * @return a copy
     */
    public WebApp withScmUsingMain() {
        return new WebApp(
                id,
                location,
                plan,
                environment,
                integration,
                inboundAddress,
                possibleOutboundAddresses,
                publicNetworkAccess,
                restrictions,
                scmRestrictions,
                true);
    }

    /**
     * Whom one of the app's two sites serves.
     *
     * @param scm true for the SCM site, false for the app itself
     * @return its restrictions
     */
    public AccessRestrictions restrictionsOf(boolean scm) {
        return scm && !scmUsesMain ? scmRestrictions : restrictions;
    }

    /**
     * The app as service endpoints and the tag of the service see it: an instance of a service like any other.
     *
     * @return the app as an Azure service that lets everybody in
     */
    public AzureService asService() {
        return new AzureService(id, location, SERVICE, inboundAddress, true, ServiceFirewall.OPEN);
    }

    @Override
    public String kind() {
        return "web app";
    }

    @Override
    public String toString() {
        return label();
    }
}
