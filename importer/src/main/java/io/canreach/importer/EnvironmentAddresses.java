package io.canreach.importer;

import io.canreach.model.AppServiceEnvironment.Version;
import io.canreach.model.AseSettings;
import io.canreach.model.HostAddress;
import io.canreach.model.InternalLoadBalancing;
import io.canreach.model.IpSslAddress;
import io.canreach.model.ResourceId;
import io.canreach.model.Unknown;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The addresses and settings of an App Service Environment: version 3 says them in its networking configuration, older ones in
 * answers about their virtual IP.
 */
final class EnvironmentAddresses {
    private static final String CONSEQUENCE = "what depends on the address is undetermined";
    private static final int HTTP = 80;

    private final Facts facts;
    private final Version version;
    private final InternalLoadBalancing mode;

    EnvironmentAddresses(Facts facts, Version version, InternalLoadBalancing mode) {
        this.facts = facts;
        this.version = version;
        this.mode = mode;
    }

    /** The places that describe an environment: itself, its networking and its virtual IP. */
    static Facts of(Assembly assembly, ResourceId id, List<Node> nodes) {
        List<Node> more = new ArrayList<>();
        for (Node each : nodes) {
            Node networking = each.get("networkingConfiguration");
            if (networking.isPresent() && !networking.isObject()) {
                networking.wrongType("an object");
            } else if (networking.isPresent()) {
                more.add(networking);
            }
        }
        Inventory inventory = assembly.inventory();
        more.addAll(inventory.sightings(Types.ASE_NETWORKING, id.child("configurations", "networking")));
        more.addAll(inventory.sightings(Types.ASE_ADDRESSES, id.child("capacities", "virtualip")));
        return new Facts(id, nodes).and(more);
    }

    /** Where it listens: at the only address that is said, be it in a list or alone. */
    HostAddress inbound() {
        boolean internal = mode != InternalLoadBalancing.NONE;
        String field = (internal ? "internal" : "external") + "InboundIpAddress";
        Set<HostAddress> said = new LinkedHashSet<>(hosts(field + "es"));
        said.addAll(hosts(field));
        said.addAll(hosts(internal ? "internalIpAddress" : "serviceIpAddress"));
        if (said.isEmpty()) {
            said.addAll(hosts("inboundIpAddressOverride"));
        }
        return said.size() == 1 ? said.iterator().next() : unknown("inbound");
    }

    /** By which addresses it calls the Internet; versions 1 and 2 call by their public VIP. */
    List<HostAddress> outbound() {
        Set<HostAddress> said = new LinkedHashSet<>();
        if (version != Version.V3) {
            said.addAll(hosts("serviceIpAddress"));
        }
        said.addAll(hosts("windowsOutboundIpAddresses"));
        said.addAll(hosts("linuxOutboundIpAddresses"));
        said.addAll(hosts("outboundIpAddresses"));
        return said.isEmpty() ? List.of(unknown("outbound")) : List.copyOf(said);
    }

    private Unknown unknown(String direction) {
        return new Unknown("the " + direction + " address of ase '" + facts.id().name() + "' is not known");
    }

    private List<HostAddress> hosts(String field) {
        Node said = facts.get(field);
        List<Node> each = said.isPresent() && !said.isArray() ? List.of(said) : said.items();
        return each.stream()
                .map(node ->
                        Addresses.host(node, "an address of ase '" + facts.id().name() + "'", CONSEQUENCE))
                .toList();
    }

    AseSettings settings() {
        Node ftp = facts.get("ftpEnabled");
        Node debug = facts.get("remoteDebugEnabled");
        if (version == Version.V3 && !ftp.isPresent() && !debug.isPresent()) {
            facts.node()
                    .warn(
                            "App Service Environment '" + facts.id().name()
                                    + "' does not say whether FTP and remote debugging are on",
                            "they are taken for off, as Azure creates it");
        }
        return new AseSettings(
                ftp.flag(false), debug.flag(false), Prefixes.all(facts.get("userWhitelistedIpRanges")), ipSsl());
    }

    /** Addresses of single apps; the first is the environment's own, at the usual ports. */
    private List<IpSslAddress> ipSsl() {
        Node mappings = facts.get("vipMappings");
        List<IpSslAddress> read = new ArrayList<>();
        for (Node each : mappings.items()) {
            boolean usable = version != Version.V3 && mode == InternalLoadBalancing.NONE;
            int http = port(each, "internalHttpPort");
            if (usable && each.flag("inUse", false) && http != HTTP) {
                HostAddress address = Addresses.host(each.get("virtualIP"), "an IP-SSL address", CONSEQUENCE);
                read.add(new IpSslAddress(address, http, port(each, "internalHttpsPort")));
            }
        }
        checkCount(mappings);
        return read;
    }

    private void checkCount(Node mappings) {
        Node count = facts.get("ipsslAddressCount");
        boolean some = count.isPresent() && !count.text().orElse("").equals("0");
        if (some && !mappings.isPresent() && version != Version.V3) {
            count.warn(
                    "App Service Environment '" + facts.id().name()
                            + "' has IP-SSL addresses that are not in the input",
                    "ways in by them are not answered for; the answer about its virtual IP has them");
        }
    }

    private static int port(Node mapping, String field) {
        Node node = mapping.get(field);
        if (!node.json().isInt()) {
            node.wrongType("a port");
            return HTTP;
        }
        return node.json().asInt();
    }
}
