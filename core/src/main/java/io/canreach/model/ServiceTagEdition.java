package io.canreach.model;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Which list of service tags it is: Microsoft publishes one for each cloud, about once a week, under a change number.
 *
 * @param source the file or answer it was read from, or what else is known of it
 * @param cloud {@code Public}, {@code China}, {@code AzureGovernment} or {@code AzureGermany}; empty where it is not known
 * @param changeNumber the number of the list, which grows with each change of its cloud's tags
 * @param date the day it was published or asked for; empty where it is not known
 * @see <a href="https://learn.microsoft.com/azure/virtual-network/service-tags-overview">Service tags</a>
 */
public record ServiceTagEdition(String source, String cloud, OptionalInt changeNumber, Optional<LocalDate> date) {
    /**
     * An edition of which nothing is known but where it is from.
     *
     * @param source file, date or any other hint
     * @return the edition
     */
    public static ServiceTagEdition of(String source) {
        return new ServiceTagEdition(source, "", OptionalInt.empty(), Optional.empty());
    }

    /**
     * This edition with a date.
     *
     * @param value the day it was published or asked for
     * @return a new edition
     */
    public ServiceTagEdition withDate(LocalDate value) {
        return new ServiceTagEdition(source, cloud, changeNumber, Optional.of(value));
    }

    /**
     * Whether it is one of Microsoft's lists, or dated.
     *
     * @return false where only its source is known
     */
    public boolean isKnown() {
        return !cloud.isEmpty() || changeNumber.isPresent() || date.isPresent();
    }

    @Override
    public String toString() {
        if (!isKnown()) {
            return source;
        }
        List<String> parts = new ArrayList<>();
        parts.add(cloud.isEmpty() ? source : cloud);
        changeNumber.ifPresent(number -> parts.add("change " + number));
        parts.add(date.map(LocalDate::toString).orElse("undated"));
        return String.join(", ", parts);
    }
}
