package io.canreach.model;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A service tag named by a rule or a route, such as {@code VirtualNetwork} or {@code Storage.WestEurope}. The classic
 * spellings {@code VIRTUAL_NETWORK}, {@code AZURE_LOADBALANCER} and {@code INTERNET} are the same tags. Letter case is
 * kept for display and ignored in comparison.
 *
 * @param name the tag as written
 * @see <a href="https://learn.microsoft.com/azure/virtual-network/service-tags-overview">Service tags</a>
 */
public record ServiceTag(String name) implements AddressMatch, RouteDestination {
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]{0,199}"); // before what needs it

    /** The virtual network, its peers and whatever a gateway connects. */
    public static final ServiceTag VIRTUAL_NETWORK = new ServiceTag("VirtualNetwork");
    /** The public Internet. */
    public static final ServiceTag INTERNET = new ServiceTag("Internet");
    /** The load balancer's health probes. */
    public static final ServiceTag AZURE_LOAD_BALANCER = new ServiceTag("AzureLoadBalancer");

    private static final Map<String, String> CLASSIC = Map.of(
            "virtual_network", "virtualnetwork",
            "azure_loadbalancer", "azureloadbalancer");

    /**
     * Checks the name.
     *
     * @param name the tag as written
     */
    public ServiceTag {
        if (!NAME.matcher(name).matches()) {
            throw new InvalidValueException("'" + Texts.cut(name) + "' is not the name of a service tag");
        }
    }

    /**
     * The part of this tag that is of one region.
     *
     * @param location the region, as in {@code westeurope} or {@code West Europe}
     * @return for example {@code Storage.westeurope}, which is the same as {@code Storage.WestEurope}
     */
    public ServiceTag in(String location) {
        return new ServiceTag(name + "." + Texts.region(location));
    }

    /**
     * The spelling by which tags are compared.
     *
     * @return lower case, classic spellings mapped to today's
     */
    public String key() {
        String lower = name.toLowerCase(Locale.ROOT);
        return CLASSIC.getOrDefault(lower, lower);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ServiceTag tag && key().equals(tag.key());
    }

    @Override
    public int hashCode() {
        return key().hashCode();
    }

    @Override
    public String toString() {
        return name;
    }
}
