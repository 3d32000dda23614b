package io.canreach.reach;

import io.canreach.model.ResourceId;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * What decided the fate of flows.
 *
 * @param kind what sort of thing
 * @param name the name of the rule or route, empty for things that have none
 * @param resource the resource it is part of, where there is one
 * @param text the words in which messages name it
 */
public record Decider(Kind kind, String name, Optional<ResourceId> resource, String text) {
    /** The sorts of things that decide. */
    public enum Kind {
        /** A rule of an NSG, named. */
        SECURITY_RULE,
        /** The absence of any NSG. */
        NO_NSG,
        /** A rule of a classic endpoint's ACL. */
        ACL_RULE,
        /** What an ACL does with sources that no rule matches. */
        ACL_DEFAULT,
        /** A classic cloud service without an endpoint for the port. */
        NO_INPUT_ENDPOINT,
        /** A route, or the absence of one. */
        ROUTE,
        /** The route of the reply. */
        REPLY_ROUTE,
        /** A peering. */
        PEERING,
        /** A connection of a gateway, or the absence of one. */
        CONNECTION,
        /** The destination has no address that the source could call. */
        NO_ADDRESS,
        /** Nothing has the address called. */
        NO_OWNER,
        /** An App Service Environment cannot reach machines in its own subnet. */
        ASE_SAME_SUBNET,
        /** An App Service Environment does not listen there. */
        ASE_PORT,
        /** A Standard public IP address is closed without an NSG. */
        STANDARD_PUBLIC_IP,
        /** There is no way out to the Internet. */
        NO_OUTBOUND_METHOD,
        /** The Internet does not route the address. */
        NOT_ON_THE_INTERNET,
        /** A security admin rule, named. */
        ADMIN_RULE,
        /** An appliance or firewall, or a rule of it. */
        APPLIANCE,
        /** Packets come back to where they were, again and again. */
        LOOP,
        /** A load balancer, or the absence of a rule of it. */
        LOAD_BALANCER,
        /** An application gateway, or the absence of a listener of it. */
        APPLICATION_GATEWAY,
        /** A bastion. */
        BASTION,
        /** A SQL managed instance. */
        MANAGED_INSTANCE,
        /** A private endpoint, or the state of its connection. */
        PRIVATE_ENDPOINT,
        /** The firewall of an Azure service. */
        SERVICE_FIREWALL,
        /** An access restriction of an App Service app, or that there is none that allows. */
        ACCESS_RESTRICTION,
        /** An App Service app does not listen there. */
        APP_PORT,
        /** A machine that does not run. */
        STOPPED,
        /** Something that is not known. */
        UNKNOWN;

        /**
         * Whether it is a service that decides by itself, when the network has delivered.
         *
         * @return true for the firewalls of services and the access restrictions of apps
         */
        public boolean isOfService() {
            return this == SERVICE_FIREWALL || this == ACCESS_RESTRICTION;
        }
    }

    private static final Set<Kind> SENTENCES = EnumSet.of(
            Kind.NO_NSG,
            Kind.NO_ADDRESS,
            Kind.NO_OWNER,
            Kind.NO_OUTBOUND_METHOD,
            Kind.ASE_SAME_SUBNET,
            Kind.CONNECTION,
            Kind.LOOP,
            Kind.STOPPED,
            Kind.UNKNOWN);

    /**
     * Whether the text is a sentence of its own, to stand behind a colon, and not a noun to stand behind "by".
     *
     * @return true for what is missing or unknown, false for rules, routes and other things
     */
    public boolean isSentence() {
        return SENTENCES.contains(kind) || text.startsWith("no ");
    }

    static Decider of(Kind kind, String text) {
        return new Decider(kind, "", Optional.empty(), text);
    }

    static Decider of(Kind kind, String name, ResourceId resource, String text) {
        return new Decider(kind, name, Optional.of(resource), text);
    }

    @Override
    public String toString() {
        return text;
    }
}
