package io.canreach.model;

import io.canreach.packet.IpSet;
import java.util.HashMap;
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
    private final Map<ServiceTag, IpSet> prefixes;

    private ServiceTags(String source, Map<ServiceTag, IpSet> prefixes) {
        this.source = source;
        this.prefixes = prefixes;
    }

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
     * @param prefixes the prefixes of each tag
     * @return the data
     */
    public static ServiceTags of(String source, Map<ServiceTag, IpSet> prefixes) {
        return new ServiceTags(source, Map.copyOf(prefixes));
    }

    /**
     * The prefixes of a tag.
     *
     * @param tag the tag
     * @return its prefixes, or empty where this data does not hold it
     */
    public Optional<IpSet> prefixes(ServiceTag tag) {
        return Optional.ofNullable(prefixes.get(tag));
    }

    /**
     * This data with one more tag.
     *
     * @param tag the tag
     * @param value its prefixes
     * @return new data
     */
    public ServiceTags with(ServiceTag tag, IpSet value) {
        Map<ServiceTag, IpSet> more = new HashMap<>(prefixes);
        more.put(tag, value);
        return new ServiceTags(this == NONE ? "declared" : source, Map.copyOf(more));
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
        return source + " (" + prefixes.size() + " tags)";
    }
}
