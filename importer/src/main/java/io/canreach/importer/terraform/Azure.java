package io.canreach.importer.terraform;

/** The types of Azure that mappings lead to or refer to. */
final class Azure {
    /** Whatever type. */
    static final String ANY = "";

    private static final String NETWORK = "Microsoft.Network/";

    static final String VNET = NETWORK + "virtualNetworks";
    static final String SUBNET = VNET + "/subnets";
    static final String PEERING = VNET + "/virtualNetworkPeerings";
    static final String NSG = NETWORK + "networkSecurityGroups";
    static final String RULE = NSG + "/securityRules";
    static final String ASG = NETWORK + "applicationSecurityGroups";
    static final String ROUTE_TABLE = NETWORK + "routeTables";
    static final String ROUTE = ROUTE_TABLE + "/routes";
    static final String ENDPOINT_POLICY = NETWORK + "serviceEndpointPolicies";
    static final String PUBLIC_IP = NETWORK + "publicIPAddresses";
    static final String PREFIX = NETWORK + "publicIPPrefixes";
    static final String NAT_GATEWAY = NETWORK + "natGateways";
    static final String NIC = NETWORK + "networkInterfaces";
    static final String BALANCER = NETWORK + "loadBalancers";
    static final String POOL = BALANCER + "/backendAddressPools";
    static final String PROBE = BALANCER + "/probes";
    static final String NAT_RULE = BALANCER + "/inboundNatRules";
    static final String NAT_POOL = BALANCER + "/inboundNatPools";
    static final String GATEWAY = NETWORK + "virtualNetworkGateways";
    static final String SITE = NETWORK + "localNetworkGateways";
    static final String CONNECTION = NETWORK + "connections";
    static final String CIRCUIT = NETWORK + "expressRouteCircuits";
    static final String CIRCUIT_PEERING = CIRCUIT + "/peerings";
    static final String PRIVATE_ENDPOINT = NETWORK + "privateEndpoints";
    static final String LINK_SERVICE = NETWORK + "privateLinkServices";
    static final String FIREWALL = NETWORK + "azureFirewalls";
    static final String POLICY = NETWORK + "firewallPolicies";
    static final String IP_GROUP = NETWORK + "ipGroups";
    static final String BASTION = NETWORK + "bastionHosts";
    static final String APPLICATION_GATEWAY = NETWORK + "applicationGateways";
    static final String WAN = NETWORK + "virtualWans";
    static final String HUB = NETWORK + "virtualHubs";
    static final String MANAGER = NETWORK + "networkManagers";

    static final String VM = "Microsoft.Compute/virtualMachines";
    static final String SCALE_SET = "Microsoft.Compute/virtualMachineScaleSets";
    static final String ASE = "Microsoft.Web/hostingEnvironments";
    static final String PLAN = "Microsoft.Web/serverfarms";
    static final String SITES = "Microsoft.Web/sites";
    static final String SQL_SERVER = "Microsoft.Sql/servers";
    static final String SQL_INSTANCE = "Microsoft.Sql/managedInstances";
    static final String STORAGE = "Microsoft.Storage/storageAccounts";

    private Azure() {}
}
