package io.canreach.importer;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The resource types that are read into the model. */
final class Types {
    static final String VNET = "microsoft.network/virtualnetworks";
    static final String SUBNET = VNET + "/subnets";
    static final String PEERING = VNET + "/virtualnetworkpeerings";
    static final String NSG = "microsoft.network/networksecuritygroups";
    static final String RULE = NSG + "/securityrules";
    static final String ASG = "microsoft.network/applicationsecuritygroups";
    static final String NIC = "microsoft.network/networkinterfaces";
    static final String SCALE_SET_NIC = "microsoft.compute/virtualmachinescalesets/virtualmachines/networkinterfaces";
    static final String PUBLIC_IP = "microsoft.network/publicipaddresses";
    static final String VM = "microsoft.compute/virtualmachines";
    static final String ROUTE_TABLE = "microsoft.network/routetables";
    static final String ROUTE = ROUTE_TABLE + "/routes";
    static final String GATEWAY = "microsoft.network/virtualnetworkgateways";
    static final String SITE = "microsoft.network/localnetworkgateways";
    static final String CONNECTION = "microsoft.network/connections";
    static final String ASE = "microsoft.web/hostingenvironments";

    static final String WEB_APP = "microsoft.web/sites";
    static final String WEB_APP_CONFIG = WEB_APP + "/config";
    static final String WEB_APP_NETWORK = WEB_APP + "/networkconfig";
    static final String WEB_APP_CONNECTION = WEB_APP + "/virtualnetworkconnections";
    static final String SLOT = WEB_APP + "/slots";
    static final String SLOT_CONFIG = SLOT + "/config";
    static final String SLOT_NETWORK = SLOT + "/networkconfig";
    static final String SLOT_CONNECTION = SLOT + "/virtualnetworkconnections";
    static final String PLAN = "microsoft.web/serverfarms";
    static final String ASE_NETWORKING = ASE + "/configurations";
    static final String ASE_ADDRESSES = ASE + "/capacities";
    static final String STORAGE = "microsoft.storage/storageaccounts";
    static final String SQL_SERVER = "microsoft.sql/servers";
    static final String SQL_IP_RULE = SQL_SERVER + "/firewallrules";
    static final String SQL_IPV6_RULE = SQL_SERVER + "/ipv6firewallrules";
    static final String SQL_SUBNET_RULE = SQL_SERVER + "/virtualnetworkrules";
    static final String SQL_POLICY = SQL_SERVER + "/connectionpolicies";
    static final String SQL_INSTANCE = "microsoft.sql/managedinstances";
    static final String NAT = "microsoft.network/natgateways";
    static final String PUBLIC_IP_PREFIX = "microsoft.network/publicipprefixes";
    static final String PRIVATE_ENDPOINT = "microsoft.network/privateendpoints";
    static final String SCALE_SET = "microsoft.compute/virtualmachinescalesets";
    static final String LOAD_BALANCER = "microsoft.network/loadbalancers";
    static final String LOAD_BALANCER_POOL = LOAD_BALANCER + "/backendaddresspools";
    static final String LOAD_BALANCER_NAT_RULE = LOAD_BALANCER + "/inboundnatrules";
    static final String APPLICATION_GATEWAY = "microsoft.network/applicationgateways";
    static final String BASTION = "microsoft.network/bastionhosts";
    static final String FIREWALL = "microsoft.network/azurefirewalls";
    static final String FIREWALL_POLICY = "microsoft.network/firewallpolicies";
    static final String RULE_COLLECTION_GROUP = FIREWALL_POLICY + "/rulecollectiongroups";
    static final String RULE_GROUP = FIREWALL_POLICY + "/rulegroups";
    static final String MANAGER = "microsoft.network/networkmanagers";
    static final String STATIC_MEMBER = MANAGER + "/networkgroups/staticmembers";
    static final String ADMIN_CONFIGURATION = MANAGER + "/securityadminconfigurations";
    static final String ADMIN_COLLECTION = ADMIN_CONFIGURATION + "/rulecollections";
    static final String ADMIN_RULE = ADMIN_COLLECTION + "/rules";
    static final String CONNECTIVITY = MANAGER + "/connectivityconfigurations";

    /** What network managers consist of. */
    static final Set<String> MANAGER_PARTS = Set.of(
            MANAGER,
            MANAGER + "/networkgroups",
            STATIC_MEMBER,
            ADMIN_CONFIGURATION,
            ADMIN_COLLECTION,
            ADMIN_RULE,
            CONNECTIVITY);

    static final String CIRCUIT = "microsoft.network/expressroutecircuits";

    /** Parts of circuits that no verdict depends on. */
    static final Set<String> CIRCUIT_PARTS =
            Set.of(CIRCUIT + "/peerings", CIRCUIT + "/peerings/connections", CIRCUIT + "/authorizations");

    static final String IP_GROUP = "microsoft.network/ipgroups";

    /** Parts of load balancers that are deployed with them, and that answers may hold by themselves. */
    static final List<String> LOAD_BALANCER_PARTS = List.of(
            LOAD_BALANCER + "/frontendipconfigurations",
            LOAD_BALANCER + "/loadbalancingrules",
            LOAD_BALANCER + "/outboundrules",
            LOAD_BALANCER + "/probes");

    private static final Set<String> OTHERS = Set.of(
            SCALE_SET,
            LOAD_BALANCER,
            LOAD_BALANCER_POOL,
            LOAD_BALANCER_NAT_RULE,
            APPLICATION_GATEWAY,
            BASTION,
            FIREWALL,
            FIREWALL_POLICY,
            RULE_COLLECTION_GROUP,
            RULE_GROUP,
            IP_GROUP,
            CIRCUIT);

    private static final Set<String> FIRST = Set.of(
            VNET,
            SUBNET,
            PEERING,
            NSG,
            RULE,
            ASG,
            NIC,
            SCALE_SET_NIC,
            PUBLIC_IP,
            VM,
            ROUTE_TABLE,
            ROUTE,
            GATEWAY,
            SITE,
            CONNECTION,
            ASE,
            ASE_NETWORKING,
            ASE_ADDRESSES,
            PLAN,
            WEB_APP,
            WEB_APP_CONFIG,
            WEB_APP_NETWORK,
            WEB_APP_CONNECTION,
            SLOT,
            SLOT_CONFIG,
            SLOT_NETWORK,
            SLOT_CONNECTION,
            STORAGE,
            SQL_SERVER,
            SQL_IP_RULE,
            SQL_IPV6_RULE,
            SQL_SUBNET_RULE,
            SQL_POLICY,
            SQL_INSTANCE,
            NAT,
            PUBLIC_IP_PREFIX,
            PRIVATE_ENDPOINT);

    /** All types that are read into the model. */
    static final Set<String> READ = Stream.of(FIRST, OTHERS, LOAD_BALANCER_PARTS, CIRCUIT_PARTS, MANAGER_PARTS)
            .flatMap(Collection::stream)
            .collect(Collectors.toUnmodifiableSet());

    private Types() {}
}
