package io.canreach.reach;

/** The stations of a walk through the network. */
public enum Stage {
    /** Where the walk begins. */
    SOURCE("source"),
    /** What an App Service Environment does by itself. */
    ASE("ase"),
    /** Security rules at the source. */
    OUTBOUND("outbound"),
    /** Security admin rules. */
    ADMIN("admin"),
    /** The choice of a route. */
    ROUTE("route"),
    /** A peering between virtual networks. */
    PEERING("peering"),
    /** A gateway and its connections. */
    GATEWAY("gateway"),
    /** An appliance or firewall that forwards. */
    APPLIANCE("appliance"),
    /** A private endpoint. */
    PRIVATE_ENDPOINT("endpoint"),
    /** The firewall of an Azure service. */
    SERVICE("service"),
    /** The access restrictions of a web app. */
    ACCESS("access"),
    /** The integration of a web app with a virtual network. */
    INTEGRATION("vnet"),
    /** The way out to the Internet. */
    EGRESS("egress"),
    /** A public address that leads into the network. */
    EDGE("edge"),
    /** The choice that a load balancer makes. */
    BALANCER("balancer"),
    /** The ACL of a classic endpoint. */
    ACL("acl"),
    /** Security rules at the destination. */
    INBOUND("inbound"),
    /** The route of the reply. */
    REPLY("reply"),
    /** Where the walk ends. */
    END("end");

    private final String text;

    Stage(String text) {
        this.text = text;
    }

    @Override
    public String toString() {
        return text;
    }
}
