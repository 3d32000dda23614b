package io.canreach.analysis;

import static io.canreach.model.Lab.allowIn;
import static io.canreach.model.Lab.denyIn;
import static io.canreach.model.Lab.prefix;
import static org.assertj.core.api.Assertions.assertThat;

import io.canreach.model.Assumption;
import io.canreach.model.Assumption.Reading;
import io.canreach.model.Lab;
import io.canreach.model.Network;
import io.canreach.model.SecurityRule;
import io.canreach.model.ServiceTag;
import io.canreach.model.ServiceTags;
import io.canreach.packet.IpSet;
import io.canreach.packet.PortSet;
import io.canreach.packet.Protocol;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What a review claims holds whatever is not known, and what it does not know it names. */
class ReviewDoubtsTest {
    private static final List<String> TAGS =
            List.of("Storage", "Storage.WestEurope", "Sql", "Internet", "VirtualNetwork", "AzureCloud");
    private static final List<String> PREFIXES = List.of("20.0.0.0/8", "20.0.0.0/16", "10.0.1.0/24", "0.0.0.0/0");

    private static Network network(SecurityRule... rules) {
        return lab(rules).network();
    }

    private static Lab lab(SecurityRule... rules) {
        return new Lab()
                .vnet("v", "10.0.0.0/16")
                .subnet("web", "10.0.1.0/24")
                .subnetNsg("guard", rules)
                .vm("one", "10.0.1.4");
    }

    private static SecurityRule rule(int priority, Random random) {
        SecurityRule rule = random.nextBoolean() ? allowIn(priority) : denyIn(priority);
        SecurityRule of = random.nextInt(3) == 0
                ? rule.withSource(prefix(PREFIXES.get(random.nextInt(PREFIXES.size()))))
                : rule.withSource(new ServiceTag(TAGS.get(random.nextInt(TAGS.size()))));
        return random.nextBoolean()
                ? of
                : of.withProtocol(Protocol.TCP).withDestinationPorts(PortSet.of(random.nextInt(2) + 80));
    }

    /** Data in which a tag of a region is a part of the whole tag, and may be nothing. */
    private static ServiceTags world(Random random) {
        Map<ServiceTag, IpSet> data = new LinkedHashMap<>();
        IpSet part = random.nextInt(3) == 0
                ? IpSet.empty()
                : IpSet.parse("20." + random.nextInt(2) + "." + random.nextInt(2) + ".0/24");
        data.put(new ServiceTag("Storage.WestEurope"), part);
        data.put(new ServiceTag("Storage"), part.union(IpSet.parse("20." + random.nextInt(3) + ".7.0/24")));
        data.put(new ServiceTag("Sql"), IpSet.parse("20." + random.nextInt(2) + ".0.0/" + (16 + random.nextInt(9))));
        data.put(new ServiceTag("AzureCloud"), IpSet.parse(random.nextBoolean() ? "20.0.0.0/8" : "52.0.0.0/8"));
        return ServiceTags.of("a world", data);
    }

    @Test
    void what_is_claimed_without_data_of_tags_holds_with_any() {
        for (int seed = 0; seed < 150; seed++) {
            Random random = new Random(seed);
            List<SecurityRule> rules = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                rules.add(rule(100 + i, random));
            }
            Network unknown = network(rules.toArray(SecurityRule[]::new));
            List<ListedRule> dead = dead(unknown);
            List<ListedRule> needless = needless(unknown);

            for (int i = 0; i < 8; i++) {
                Network known = unknown.withServiceTags(world(random));
                assertThat(dead(known)).as("seed %s of %s", seed, rules).containsAll(dead);
                assertThat(needless(known)).as("seed %s of %s", seed, rules).containsAll(needless);
            }
        }
    }

    private static List<ListedRule> dead(Network network) {
        return NetworkReview.of(network).deadRules().stream()
                .map(DeadRule::rule)
                .toList();
    }

    /** Rules that may be taken away: a redundant one may decide nothing in some world. */
    private static List<ListedRule> needless(Network network) {
        List<ListedRule> all = new ArrayList<>(dead(network));
        NetworkReview.of(network).redundantRules().forEach(each -> all.add(each.rule()));
        return all;
    }

    @Test
    void every_missing_fact_is_named() {
        var network = network(
                denyIn(100).withSource(new ServiceTag("Storage")), allowIn(110).withSource(new ServiceTag("Sql")));

        assertThat(NetworkReview.of(network).toString())
                .contains("may be dead: the prefixes of service tag 'Sql' are not given,"
                        + " the prefixes of service tag 'Storage' are not given");
    }

    @Test
    void a_rule_that_is_dead_by_one_reading_alone_rests_on_that() {
        var lab = lab(denyIn(100).withSource(ServiceTag.INTERNET), allowIn(110).withSource(prefix("168.63.129.16/32")));
        var first =
                lab.assume(Assumption.INTERNET_TAG_BESIDE_OTHERS, Reading.FIRST).network();
        var asked = first.withAssumptions(first.assumptions().with(Assumption.INTERNET_TAG_BESIDE_OTHERS, Reading.ASK));

        assertThat(NetworkReview.of(first).deadRules()).hasSize(1);
        assertThat(NetworkReview.of(first).assumptions()).containsExactly(Assumption.INTERNET_TAG_BESIDE_OTHERS);
        assertThat(NetworkReview.of(asked).deadRules()).isEmpty();
        assertThat(NetworkReview.of(asked).assumptions()).isEmpty();
    }

    @Test
    void what_is_so_by_either_reading_rests_on_nothing() {
        var network = network(
                denyIn(100).withSource(prefix("20.0.0.0/8")), allowIn(110).withSource(prefix("20.1.0.0/16")));

        assertThat(NetworkReview.of(network).deadRules()).hasSize(1);
        assertThat(NetworkReview.of(network).assumptions()).isEmpty();
    }
}
