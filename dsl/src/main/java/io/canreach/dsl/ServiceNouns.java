package io.canreach.dsl;

import io.canreach.model.Endpoint;
import io.canreach.model.OutboundTraffic;
import java.util.List;

/** The nouns of {@link Azure} for what stands beside virtual networks: load balancers, services, groups and rules of them. */
abstract class ServiceNouns extends TrafficNouns {
    ServiceNouns() {}

    /**
     * {@return a Standard load balancer without a frontend}
     *
     * @param name its name
     */
    public static LoadBalancerDeclaration loadBalancer(String name) {
        return new LoadBalancerDeclaration(LoadBalancerFacts.of(Given.name("load balancer", name)));
    }

    /**
     * {@return a storage account that lets everybody in}
     *
     * @param name its name
     */
    public static ServiceDeclaration storage(String name) {
        return ServiceDeclaration.of("storageAccounts", Given.name("service", name), ServiceDeclaration.STORAGE);
    }

    /**
     * {@return an Azure SQL server, whose firewall refuses whom no rule names}
     *
     * @param name its name
     * @see Azure#sql(String) for what a connection string calls
     */
    public static ServiceDeclaration sqlServer(String name) {
        return ServiceDeclaration.of("servers", Given.name("service", name), ServiceDeclaration.SQL);
    }

    /**
     * {@return a key vault that lets everybody in}
     *
     * @param name its name
     */
    public static ServiceDeclaration keyVault(String name) {
        return ServiceDeclaration.of("vaults", Given.name("service", name), ServiceDeclaration.KEY_VAULT);
    }

    /**
     * {@return an instance of an Azure service that lets everybody in}
     *
     * @param name its name
     * @param service what it is an instance of, such as {@code Microsoft.ServiceBus}
     */
    public static ServiceDeclaration service(String name, String service) {
        return ServiceDeclaration.of("services", Given.name("service", name), service);
    }

    /**
     * {@return a web app that calls out by the platform and that everybody may call}
     *
     * @param name its name
     */
    public static WebAppDeclaration webApp(String name) {
        return new WebAppDeclaration(WebAppFacts.of(Given.name("web app", name)));
    }

    /**
     * {@return the SCM site of a web app, by which it is deployed and managed}
     *
     * @param app the app's name
     */
    public static Place scmSite(String app) {
        return NamedPlace.of(Endpoint.Kind.SCM_SITE, Given.name("web app", app));
    }

    /**
     * {@return a web app where it pulls its container image}
     *
     * @param app the app
     */
    public static Place imagePull(WebAppDeclaration app) {
        return NamedPlace.of(app, OutboundTraffic.IMAGE_PULL);
    }

    /**
     * {@return a web app where it reads and writes its content share, which needs TCP 443 and 445}
     *
     * @param app the app
     */
    public static Place contentShare(WebAppDeclaration app) {
        return NamedPlace.of(app, OutboundTraffic.CONTENT_SHARE);
    }

    /**
     * {@return a web app where backups of it are made and restored}
     *
     * @param app the app
     */
    public static Place backupRestore(WebAppDeclaration app) {
        return NamedPlace.of(app, OutboundTraffic.BACKUP_RESTORE);
    }

    /**
     * {@return a security admin configuration without a rule, of a network manager at the root management group}
     *
     * @param name its name
     */
    public static AdminRulesDeclaration adminRules(String name) {
        return new AdminRulesDeclaration(AdminRulesFacts.of(Given.name("security admin configuration", name)));
    }

    /**
     * {@return virtual networks that a network manager connects with each other, without peerings}
     *
     * @param name the group's name
     * @param vnets the names of the virtual networks
     */
    public static ConnectedGroupDeclaration connectedGroup(String name, String... vnets) {
        return new ConnectedGroupDeclaration(Given.name("connected group", name), List.of(vnets));
    }

    /**
     * {@return a Standard ExpressRoute circuit}
     *
     * @param name the name by which connections refer to it
     */
    public static CircuitDeclaration expressRouteCircuit(String name) {
        return CircuitDeclaration.of(Given.name("ExpressRoute circuit", name));
    }

    /**
     * {@return the clients of a point-to-site VPN, at all addresses of their pool}
     *
     * @param name what {@link GatewayDeclaration#pointToSite} calls them
     */
    public static Place vpnClients(String name) {
        return NamedPlace.of(Endpoint.Kind.ON_PREMISES, Given.name("VPN client pool", name));
    }
}
