package io.canreach.model;

/**
 * A point on which Azure's documentation is silent, contradicts itself or is contradicted by observation. Each has two
 * readings and a default; {@link Assumptions} chooses between them, and answers list those they rest on.
 */
public enum Assumption {
    /** Whether a classic endpoint ACL also filters calls to the machine's private address. */
    CLASSIC_ACL_ON_PRIVATE_ADDRESS(
            "azure-semantics 1.4",
            "an endpoint ACL filters the public endpoint only",
            "an endpoint ACL filters calls to the private address too",
            Reading.FIRST),
    /** What a classic endpoint ACL of permit and deny rules does with a source that no rule matches. */
    CLASSIC_ACL_MIXED_DEFAULT(
            "azure-semantics 1.2",
            "an ACL with permit and deny rules refuses what no rule matches",
            "an ACL with permit and deny rules admits what no rule matches",
            Reading.FIRST),
    /** Whether a rule for some ports can match a protocol that has none. */
    PORT_RULE_ON_PORTLESS_PROTOCOL(
            "azure-semantics-2 N6",
            "a rule that names ports does not match ICMP, ESP or AH",
            "a rule that names ports matches ICMP, ESP and AH",
            Reading.ASK),
    /** Whether {@code *} in a rule that a user wrote is both families. */
    ANY_ADDRESS_OF_BOTH_FAMILIES(
            "azure-semantics-2 S3",
            "* in a rule is every address of both families",
            "* in a rule that a user wrote is every IPv4 address only",
            Reading.FIRST),
    /** Whether the tag Internet holds what other tags hold, too. */
    INTERNET_TAG_BESIDE_OTHERS(
            "azure-semantics-2 N2",
            "an address may be in Internet and in VirtualNetwork, and the first rule that matches decides",
            "Internet holds only what neither VirtualNetwork nor AzureLoadBalancer holds",
            Reading.FIRST),
    /** Whether a user-defined default route to an appliance widens the tag VirtualNetwork to every address. */
    DEFAULT_ROUTE_IN_VIRTUAL_NETWORK_TAG(
            "azure-semantics-2 N1",
            "a user-defined 0.0.0.0/0 to an appliance makes VirtualNetwork every address",
            "a user-defined 0.0.0.0/0 to an appliance leaves VirtualNetwork as it is",
            Reading.FIRST),
    /** Whether a default route to a gateway, user-defined or learned, widens the tag VirtualNetwork to every address. */
    GATEWAY_DEFAULT_ROUTE_IN_VIRTUAL_NETWORK_TAG(
            "azure-semantics-2 N1",
            "a 0.0.0.0/0 to a gateway, user-defined or learned, makes VirtualNetwork every address",
            "a 0.0.0.0/0 to a gateway leaves VirtualNetwork as it is",
            Reading.FIRST),
    /** Whether a user-defined default route to the Internet removes the routes that drop private ranges. */
    NONE_ROUTES_WITH_DEFAULT_TO_INTERNET(
            "azure-semantics-2 N4",
            "a user-defined 0.0.0.0/0 to the Internet removes the routes that drop private ranges",
            "a user-defined 0.0.0.0/0 to the Internet leaves the routes that drop private ranges",
            Reading.FIRST),
    /** Which of a service endpoint's route and a user-defined one of the same prefix is used. */
    SERVICE_ENDPOINT_BEFORE_EQUAL_USER_ROUTE(
            "azure-semantics-2 N11",
            "a service endpoint's route stands before a user-defined one of the same prefix",
            "a user-defined route stands before a service endpoint's of the same prefix",
            Reading.FIRST),
    /** Which of a service endpoint's route and a user-defined one of a longer prefix is used. */
    LONGER_USER_ROUTE_BEFORE_SERVICE_ENDPOINT(
            "azure-semantics 3.4, azure-semantics-2 N11",
            "a user-defined route of a longer prefix stands before a service endpoint's",
            "a service endpoint's route stands before every user-defined one",
            Reading.FIRST),
    /** Which of two connections a VPN gateway uses for a prefix that one declares and the other learned. */
    DECLARED_PREFIX_BEFORE_LEARNED(
            "azure-semantics-2 N11",
            "a VPN gateway uses the connection for which a prefix is declared before one that learned it by BGP",
            "a VPN gateway uses any connection that leads to a prefix, declared or learned by BGP",
            Reading.FIRST),
    /** Whether a subnet that says nothing of it has default outbound access; Azure changed this for new ones in 2026. */
    DEFAULT_OUTBOUND_ACCESS(
            "azure-semantics 6.4",
            "a subnet has default outbound access unless it says that it is private",
            "a subnet is private, and has no outbound access of its own",
            Reading.FIRST),
    /** Whether a SQL managed instance is reached from networks of other regions, which depends on the age of its subnet. */
    GLOBAL_PEERING_TO_MANAGED_INSTANCES(
            "azure-semantics-2 Q2",
            "the subnet of a SQL managed instance was created after September 2020, and global peering reaches it",
            "the subnet of a SQL managed instance is older than September 2020, and global peering does not reach it",
            Reading.FIRST),
    /** What a SQL managed instance does that is left to connect clients as Azure chooses. */
    MANAGED_INSTANCE_DEFAULT_CONNECTION(
            "Azure SQL Managed Instance, connection types",
            "a SQL managed instance redirects clients by default, as new ones do since October 2025",
            "a SQL managed instance takes all of a session through its gateway by default (Proxy)",
            Reading.ASK),
    /** Which ports clients need that a SQL managed instance redirects. */
    MANAGED_INSTANCE_REDIRECT_PORTS(
            "azure-semantics-2 Q2",
            "clients that a SQL managed instance redirects call its nodes on TCP 11000 to 11999",
            "clients that a SQL managed instance redirects call its nodes on TCP 1433, as since October 2025",
            Reading.FIRST),
    /** Whether mail can be sent to the Internet, which depends on the kind of subscription. */
    OUTBOUND_SMTP(
            "azure-semantics 2.8",
            "the subscription lets TCP 25 out to the Internet",
            "the subscription blocks TCP 25 to the Internet",
            Reading.FIRST),
    /** Whether a peering without virtual-network access still carries traffic. */
    VIRTUAL_NETWORK_ACCESS_OFF(
            "azure-semantics-2 N3",
            "a peering without allowVirtualNetworkAccess only leaves the tag VirtualNetwork",
            "a peering without allowVirtualNetworkAccess drops all traffic",
            Reading.FIRST),
    /** Whether a peering side without forwarded traffic drops packets that did not begin in the other network. */
    FORWARDED_TRAFFIC_OFF(
            "azure-semantics-2 N3",
            "a peering side without allowForwardedTraffic may still carry forwarded packets, and does",
            "a peering side without allowForwardedTraffic drops forwarded packets",
            Reading.FIRST),
    /** Whether a machine with a public address of its own, in a subnet with a NAT gateway, gets out by the gateway. */
    NAT_GATEWAY_BEFORE_PUBLIC_IP(
            "azure-semantics 6.4, 12.11",
            "new flows leave by the subnet's NAT gateway, also from a machine with a public IP of its own",
            "a public IP of the machine's own is used before the subnet's NAT gateway",
            Reading.FIRST),
    /** Whether a load balancer's rule for all ports takes protocols other than TCP and UDP. */
    HA_PORTS_FOR_EVERY_PROTOCOL(
            "Azure Load Balancer, HA ports overview",
            "a rule for all ports (HA ports) balances every protocol, ICMP too",
            "a rule for all ports (HA ports) balances TCP and UDP only",
            Reading.FIRST),
    /** Whether a user-defined route to the Internet lets a private subnet reach Azure Storage of its own region. */
    STORAGE_BY_USER_ROUTE(
            "azure-semantics 6.4",
            "a user-defined route to the Internet leads out of a private subnet nowhere, not even to storage in its region",
            "a private subnet reaches Azure Storage in its region by a user-defined route to the Internet, too",
            Reading.FIRST),
    /** Whether an Azure Firewall asks its network rules about what a DNAT rule of it translated. */
    FIREWALL_RULES_AFTER_DNAT(
            "azure-semantics 6.7",
            "a DNAT rule of an Azure Firewall allows what it translates, whatever network rules say",
            "a network rule of an Azure Firewall may deny what a DNAT rule of it translated",
            Reading.FIRST),
    /** Whether a VPN gateway passes packets between connections that do not all speak BGP. */
    TRANSIT_WITHOUT_BGP(
            "azure-semantics 5",
            "a VPN gateway passes packets from one connection to another only where both speak BGP",
            "a VPN gateway passes packets from one connection to another, whether they speak BGP or not",
            Reading.FIRST),
    /** Whether FastPath heeds what only ExpressRoute Direct can: routes of the GatewaySubnet, peers, private endpoints. */
    FAST_PATH_PAST_ROUTES(
            "azure-semantics-2 N10",
            "FastPath passes by the user-defined routes of the GatewaySubnet",
            "FastPath follows the user-defined routes of the GatewaySubnet, as on ExpressRoute Direct",
            Reading.FIRST),
    /** Whether a machine that does not run counts as not reached. */
    STOPPED_MACHINE(
            "azure-semantics 9",
            "a machine that is stopped neither calls nor is reached",
            "a machine that is stopped is asked about as if it ran",
            Reading.FIRST),
    /** Whether a caller is in the region of a storage account, where one of the regions is not declared. */
    UNDECLARED_REGION(
            "azure-semantics-2 Q3",
            "where a region is not declared, a caller is not in the region of the storage account, which sees its address",
            "where a region is not declared, a caller is in the region of the storage account, which does not see its address",
            Reading.FIRST),
    /** Whether SQL's rule for all of Azure lets in what a service endpoint brings, whose subnet no rule names. */
    AZURE_RULE_BEHIND_SERVICE_ENDPOINT(
            "azure-semantics-2 Q1",
            "the rule 0.0.0.0 of a SQL server lets in no subnet behind a service endpoint",
            "it lets in subnets behind a service endpoint, too",
            Reading.ASK),
    /** Whether a security admin rule that always allows opens a public address that no NSG opens. */
    ALWAYS_ALLOW_OPENS_PUBLIC_IP(
            "azure-semantics 2.7, 6.1",
            "a Standard public IP without an NSG stays closed, whatever admin rules say",
            "an AlwaysAllow admin rule opens a Standard public IP without an NSG",
            Reading.ASK),
    /** Whether AlwaysAllow rules count among the Allow rules that alone apply to networks with rules of their own. */
    ALWAYS_ALLOW_AMONG_ALLOW_RULES(
            "azure-semantics 2.7",
            "where a configuration applies its Allow rules only, its AlwaysAllow rules apply too",
            "where a configuration applies its Allow rules only, its AlwaysAllow rules do not apply",
            Reading.ASK),
    /** How the reply of a private endpoint gets back past an appliance that did not put its own address as source. */
    PRIVATE_ENDPOINT_REPLY(
            "azure-semantics 6.5, azure-semantics-2 N9",
            "a private endpoint's reply goes straight to the source, past the appliances that the request came through",
            "a private endpoint's reply goes back the way the request came, through its appliances",
            Reading.FIRST);

    private final String source;
    private final String first;
    private final String second;
    private final Reading standard;

    Assumption(String source, String first, String second, Reading standard) {
        this.source = source;
        this.first = first;
        this.second = second;
        this.standard = standard;
    }

    /** How an assumption is read. */
    public enum Reading {
        /** As {@link Assumption#first()} says. */
        FIRST,
        /** As {@link Assumption#second()} says. */
        SECOND,
        /** Neither: what depends on it is undetermined. */
        ASK
    }

    /**
     * Where the doubt is described.
     *
     * @return a section of the specification
     */
    public String source() {
        return source;
    }

    /**
     * The first reading.
     *
     * @return a sentence
     */
    public String first() {
        return first;
    }

    /**
     * The second reading.
     *
     * @return a sentence
     */
    public String second() {
        return second;
    }

    /**
     * The reading that holds when nothing was chosen.
     *
     * @return the default
     */
    public Reading standard() {
        return standard;
    }

    /**
     * The words of a reading.
     *
     * @param reading the reading
     * @return a sentence
     */
    public String words(Reading reading) {
        if (reading == Reading.ASK) {
            return "not decided: either " + first + ", or " + second;
        }
        return reading == Reading.FIRST ? first : second;
    }

    /**
     * What is not known while nobody decides.
     *
     * @return the assumption's name and both readings
     */
    public Unknown doubt() {
        return new Unknown("assumption " + this + " is " + words(Reading.ASK));
    }
}
