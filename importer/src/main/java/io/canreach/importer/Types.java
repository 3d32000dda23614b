package io.canreach.importer;

import java.util.Set;

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

    static final Set<String> READ = Set.of(
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
            ASE);

    private Types() {}
}
