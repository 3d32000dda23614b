package io.canreach.model;

import io.canreach.packet.Cidr;
import io.canreach.packet.IpSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The prefixes of service tags, as Microsoft publishes them: dated data that is handed to a network, never fetched. The
 * computed tags {@code VirtualNetwork}, {@code AzureLoadBalancer} and the fixed list behind {@code Internet} need no data;
 * every other tag that is not in here is unknown.
 *
 * @see <a href="https://learn.microsoft.com/azure/virtual-network/service-tags-overview">Service tags</a>
 */
public final class ServiceTags {
    private static final ServiceTags NONE = new ServiceTags("no service-tag data", Map.of());

    private final String source;
    private final Map<ServiceTag, Prefixes> tags;

    private ServiceTags(String source, Map<ServiceTag, Prefixes> tags) {
        this.source = source;
        this.tags = Map.copyOf(tags);
    }

    /** The addresses of a tag, and the blocks as they were listed. */
    private record Prefixes(IpSet addresses, List<Cidr> listed) {}

    /**
     * No data: every tag that is not computed is unknown.
     *
     * @return the empty data
     */
    public static ServiceTags none() {
        return NONE;
    }

    /**
     * Data from anywhere.
     *
     * @param source where it is from and of which date, for traces
     * @param addresses the addresses of each tag
     * @return the data
     */
    public static ServiceTags of(String source, Map<ServiceTag, IpSet> addresses) {
        Map<ServiceTag, Prefixes> tags = new HashMap<>();
        addresses.forEach((tag, set) -> tags.put(tag, new Prefixes(set, set.cidrs())));
        return new ServiceTags(source, tags);
    }

    /**
     * Data from anywhere, with the prefixes as they are published: routes are chosen by how long these are.
     *
     * @param source where it is from and of which date, for traces
     * @param prefixes the prefixes of each tag
     * @return the data
     */
    public static ServiceTags ofPrefixes(String source, Map<ServiceTag, List<Cidr>> prefixes) {
        Map<ServiceTag, Prefixes> tags = new HashMap<>();
        prefixes.forEach((tag, list) -> tags.put(tag, new Prefixes(IpSet.of(list), List.copyOf(list))));
        return new ServiceTags(source, tags);
    }

    /**
     * The addresses of a tag.
     *
     * @param tag the tag
     * @return its addresses, or empty where this data does not hold it
     */
    public Optional<IpSet> prefixes(ServiceTag tag) {
        return Optional.ofNullable(tags.get(tag)).map(Prefixes::addresses);
    }

    /**
     * The prefixes of a tag as they are published, which routes are for.
     *
     * @param tag the tag
     * @return its prefixes, the largest possible ones where only addresses were given; empty where this data does not hold
     *     the tag
     */
    public Optional<List<Cidr>> listed(ServiceTag tag) {
        return Optional.ofNullable(tags.get(tag)).map(Prefixes::listed);
    }

    /**
     * This data with one more tag.
     *
     * @param tag the tag
     * @param value its prefixes
     * @return new data
     */
    public ServiceTags with(ServiceTag tag, IpSet value) {
        Map<ServiceTag, Prefixes> more = new HashMap<>(tags);
        more.put(tag, new Prefixes(value, value.cidrs()));
        return new ServiceTags(this == NONE ? "declared" : source, more);
    }

    /**
     * Where the data is from.
     *
     * @return file, date or any other hint for traces
     */
    public String source() {
        return source;
    }

    @Override
    public String toString() {
        return source + " (" + tags.size() + " tags)";
    }
}
