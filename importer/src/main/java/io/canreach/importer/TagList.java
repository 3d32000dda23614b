package io.canreach.importer;

import io.canreach.model.Problem;
import io.canreach.model.ServiceTag;
import io.canreach.model.ServiceTagEdition;
import io.canreach.model.ServiceTags;
import io.canreach.packet.Cidr;
import io.canreach.packet.CidrList;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * A list of service tags as it was read.
 *
 * @param tags the tags that were read completely
 * @param leftOut the tags of which something was not understood, which the data therefore does not hold
 * @param problems what was not understood, the first hundred
 * @param more how many more problems there are
 */
record TagList(ServiceTags tags, Set<ServiceTag> leftOut, List<Problem> problems, int more) {
    static final String ALLOWED = "allowed is Microsoft's list of service tags: {\"changeNumber\": .., \"cloud\": ..,"
            + " \"values\": [{\"name\": .., \"properties\": {\"addressPrefixes\": [..]}}]}, or the answer of"
            + " 'az network list-service-tags'";

    private static final int KEPT = 100;
    private static final Pattern DATE = Pattern.compile("(?<!\\d)(20\\d\\d)-?(\\d\\d)-?(\\d\\d)(?!\\d)");

    /** Fails with all problems, if there are any. */
    ServiceTags checked() {
        if (problems.isEmpty()) {
            return tags;
        }
        StringBuilder text = new StringBuilder();
        problems.forEach(each ->
                text.append(text.isEmpty() ? "" : System.lineSeparator()).append(each));
        if (more > 0) {
            text.append(System.lineSeparator()).append("and ").append(more).append(" more problems");
        }
        throw new ImportException(text.toString());
    }

    /** The day that a file's name says. */
    static Optional<LocalDate> dateIn(String name) {
        return DATE.matcher(name)
                .results()
                .flatMap(found -> date(found.group(1) + "-" + found.group(2) + "-" + found.group(3)).stream())
                .findFirst();
    }

    private static Optional<LocalDate> date(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeException eightOtherDigits) {
            return Optional.empty();
        }
    }

    /** Collects a list while it is read. */
    static final class Builder {
        private final String name;
        private final Map<ServiceTag, List<Cidr>> tags = new HashMap<>();
        private final Set<ServiceTag> leftOut = new HashSet<>();
        private final List<Problem> problems = new ArrayList<>();
        private int more;
        private String cloud = "";
        private OptionalInt changeNumber = OptionalInt.empty();

        Builder(String name) {
            this.name = name;
        }

        void cloud(String value) {
            cloud = Findings.clean(value);
        }

        void changeNumber(int value) {
            changeNumber = OptionalInt.of(value);
        }

        /** Adds a tag, unless something of it was not understood. One tag twice is one, if both are the same. */
        void add(ServiceTag tag, List<Cidr> prefixes, boolean complete, Supplier<String> place) {
            List<Cidr> other = tags.get(tag);
            if (other != null && !new HashSet<>(other).equals(new HashSet<>(prefixes))) {
                problem(place.get(), "service tag '" + tag + "' stands here twice, with different prefixes");
                leftOut.add(tag);
            }
            if (!complete) {
                leftOut.add(tag);
            }
            tags.putIfAbsent(tag, CidrList.of(prefixes));
        }

        void problem(String place, String message) {
            if (problems.size() < KEPT) {
                problems.add(new Problem(Findings.clean(name + " " + place), message));
            } else {
                more++;
            }
        }

        TagList build() {
            if (tags.isEmpty() && problems.isEmpty()) {
                throw new ImportException(name + " holds no service tags; " + ALLOWED);
            }
            leftOut.forEach(tags::remove);
            ServiceTagEdition edition = new ServiceTagEdition(name, cloud, changeNumber, dateIn(name));
            return new TagList(ServiceTags.of(edition, tags), Set.copyOf(leftOut), List.copyOf(problems), more);
        }
    }
}
