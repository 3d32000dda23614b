package io.canreach.importer;

import io.canreach.packet.Cidr;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The destinations to which a firewall leaves the source as it is. */
final class SnatRanges {
    private static final String STANDARD = "IANAPrivateRanges";
    private static final List<Cidr> STANDARD_RANGES = Stream.of(
                    "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10")
            .map(Cidr::parse)
            .toList();

    private final Node firewall;
    private final Optional<Node> policy;

    SnatRanges(Node firewall, Optional<Node> policy) {
        this.firewall = firewall;
        this.policy = policy;
    }

    /** Empty for the standard ones. */
    List<Cidr> read() {
        Optional<Node> snat = policy.map(each -> each.get("snat")).filter(Node::isPresent);
        snat.map(each -> each.get("autoLearnPrivateRanges"))
                .filter(each -> each.text().orElse("").equalsIgnoreCase("Enabled"))
                .ifPresent(each -> each.warn(
                        "the firewall learns private ranges by itself",
                        "where it translates the source is read from the ranges that are said"));
        List<Cidr> ranges = new ArrayList<>();
        if (snat.isPresent()) {
            snat.get()
                    .list("privateRanges")
                    .forEach(each -> add(each, each.text().orElse(""), ranges));
        } else {
            Node said = firewall.get("additionalProperties").get("Network.SNAT.PrivateRanges");
            String text = said.isExpression() ? "" : said.text().orElse("");
            for (String each : text.split(",", -1)) {
                add(said, each.strip(), ranges);
            }
        }
        return ranges.equals(STANDARD_RANGES) ? List.of() : ranges;
    }

    private static void add(Node node, String text, List<Cidr> ranges) {
        if (text.equalsIgnoreCase(STANDARD)) {
            ranges.addAll(STANDARD_RANGES);
        } else if (!text.isEmpty()) {
            try {
                ranges.add(Prefixes.parse(node, text));
            } catch (IllegalArgumentException refused) {
                node.refuse(String.valueOf(refused.getMessage()), "where the firewall translates is not known");
            }
        }
    }
}
