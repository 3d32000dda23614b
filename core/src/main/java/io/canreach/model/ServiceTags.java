package io.canreach.model;

import io.canreach.packet.Cidr;
import io.canreach.packet.CidrList;
import io.canreach.packet.IpSet;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * The prefixes of service tags, as Microsoft publishes them: dated data that is handed to a network, never fetched. The
 * computed tags {@code VirtualNetwork}, {@code AzureLoadBalancer} and the fixed list behind {@code Internet} need no data;
 * every other tag that is not in here is unknown.
 *
 * @see <a href="https://learn.microsoft.com/azure/virtual-network/service-tags-overview">Service tags</a>
 */
public final class ServiceTags {
    private static final ServiceTags NONE = new ServiceTags(ServiceTagEdition.of("no service-tag data"), Map.of());

    private final ServiceTagEdition edition;
    private final Map<ServiceTag, TagPrefixes> tags;
    private final Map<ServiceTag, String> near = new ConcurrentHashMap<>(); // names are compared with all tags, once

    private ServiceTags(ServiceTagEdition edition, Map<ServiceTag, TagPrefixes> tags) {
        this.edition = edition;
        this.tags = Map.copyOf(tags);
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
     * @param addresses the addresses of each tag
     * @return the data
     */
    public static ServiceTags of(String source, Map<ServiceTag, IpSet> addresses) {
        Map<ServiceTag, TagPrefixes> tags = new HashMap<>();
        addresses.forEach((tag, set) -> tags.put(tag, TagPrefixes.of(set)));
        return new ServiceTags(ServiceTagEdition.of(source), tags);
    }

    /**
     * Data from anywhere, with the prefixes as they are published: routes are chosen by how long these are.
     *
     * @param source where it is from and of which date, for traces
     * @param prefixes the prefixes of each tag
     * @return the data
     */
    public static ServiceTags ofPrefixes(String source, Map<ServiceTag, List<Cidr>> prefixes) {
        return of(ServiceTagEdition.of(source), prefixes);
    }

    /**
     * One of the lists that Microsoft publishes.
     *
     * @param edition which list it is
     * @param prefixes the prefixes of each tag as they are published
     * @return the data
     */
    public static ServiceTags of(ServiceTagEdition edition, Map<ServiceTag, List<Cidr>> prefixes) {
        Map<ServiceTag, TagPrefixes> tags = new HashMap<>();
        prefixes.forEach((tag, list) -> tags.put(tag, TagPrefixes.of(CidrList.of(list))));
        return new ServiceTags(edition, tags);
    }

    /**
     * The addresses of a tag.
     *
     * @param tag the tag, whose region may have either of its names
     * @return its addresses, or empty where this data does not hold it
     */
    public Optional<IpSet> prefixes(ServiceTag tag) {
        return find(tag).map(TagPrefixes::addresses);
    }

    /**
     * The prefixes of a tag as they are published, which routes are for.
     *
     * @param tag the tag, whose region may have either of its names
     * @return its prefixes, the largest possible ones where only addresses were given; empty where this data does not hold
     *     the tag
     */
    public Optional<List<Cidr>> listed(ServiceTag tag) {
        return find(tag).map(TagPrefixes::listed);
    }

    private Optional<TagPrefixes> find(ServiceTag tag) {
        return Optional.ofNullable(tags.get(tag))
                .or(() -> TagRegions.otherName(tag).map(tags::get));
    }

    /**
     * All tags of this data.
     *
     * @return the tags by name
     */
    public List<ServiceTag> tags() {
        return tags.keySet().stream()
                .sorted(Comparator.comparing(ServiceTag::key))
                .toList();
    }

    /**
     * The tags of this data that somebody may have meant.
     *
     * @param tag a tag that is not here
     * @return at most three, the nearest first; none where no name is near
     */
    public List<ServiceTag> nearest(ServiceTag tag) {
        return TagNames.nearest(tag, tags.keySet());
    }

    /**
     * Why a tag is unknown: no data, or data of a date that does not hold it, with the nearest names.
     *
     * @param tag a tag that is not here
     * @return the words of an unknown value
     */
    public String missing(ServiceTag tag) {
        String words = "the prefixes of service tag '" + tag + "' are not given";
        return edition.isKnown() ? words + near.computeIfAbsent(tag, this::notListed) : words;
    }

    private String notListed(ServiceTag tag) {
        String names = nearest(tag).stream().map(each -> "'" + each + "'").collect(Collectors.joining(", "));
        return ": it is not in the list of " + edition + (names.isEmpty() ? "" : "; near to it are " + names);
    }

    /**
     * This data with one more tag.
     *
     * @param tag the tag
     * @param value its prefixes
     * @return new data
     */
    public ServiceTags with(ServiceTag tag, IpSet value) {
        Map<ServiceTag, TagPrefixes> more = new HashMap<>(tags);
        more.put(tag, TagPrefixes.of(value));
        return new ServiceTags(this == NONE ? ServiceTagEdition.of("declared") : edition, more);
    }

    /**
     * This data with the day it is of, where its file does not say it.
     *
     * @param date the day it was published or asked for
     * @return new data
     */
    public ServiceTags dated(LocalDate date) {
        return new ServiceTags(edition.withDate(date), tags);
    }

    /**
     * Which list it is: cloud, change number and date.
     *
     * @return the edition
     */
    public ServiceTagEdition edition() {
        return edition;
    }

    /**
     * Where the data is from.
     *
     * @return cloud, change number and date, or any other hint for traces
     */
    public String source() {
        return edition.toString();
    }

    @Override
    public String toString() {
        return edition + " (" + tags.size() + " tags)";
    }
}
