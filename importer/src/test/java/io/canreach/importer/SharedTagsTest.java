package io.canreach.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.canreach.model.ServiceTag;
import io.canreach.model.ServiceTags;
import io.canreach.packet.Ip;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Microsoft's own lists. */
class SharedTagsTest {
    private static final Path DATA =
            Path.of(System.getProperty("canreach.shared", "../../shared")).resolve("data/service-tags");

    private static ServiceTags read(String name) {
        var file = DATA.resolve(name);
        var there = Files.exists(file);
        if (!there) {
            System.out.println("skipped: " + file.toAbsolutePath().normalize()
                    + " is not there; set the system property canreach.shared");
        }
        assumeTrue(there, file + " is not there; set the system property canreach.shared");
        return ServiceTagFile.read(file);
    }

    @Test
    void the_public_list_of_2025_has_3039_tags_and_93362_prefixes() {
        var tags = read("ServiceTags_Public_20251028.json");

        assertThat(tags).hasToString("Public, change 375, 2025-10-28 (3039 tags)");
        assertThat(tags.tags().stream()
                        .mapToInt(tag -> tags.listed(tag).orElseThrow().size())
                        .sum())
                .isEqualTo(93_362);
    }

    @Test
    void regional_tags_lie_within_the_tag_of_their_service() {
        var tags = read("ServiceTags_Public_20251028.json");
        var all = tags.prefixes(new ServiceTag("AzureCloud")).orElseThrow();
        var france =
                tags.prefixes(new ServiceTag("AzureCloud").in("francecentral")).orElseThrow();

        assertThat(all.encloses(france)).isTrue();
        assertThat(tags.prefixes(new ServiceTag("storage.WESTEUROPE"))).isPresent();
        assertThat(tags.prefixes(new ServiceTag("AzureFrontDoor.Backend"))).isPresent();
        assertThat(tags.missing(new ServiceTag("AzureFrontDoor"))).contains("'AzureFrontDoor.Backend'");
    }

    @Test
    void the_three_computed_tags_are_in_no_list() {
        var tags = read("ServiceTags_Public_20251028.json");

        assertThat(tags.tags())
                .doesNotContain(ServiceTag.INTERNET, ServiceTag.VIRTUAL_NETWORK, ServiceTag.AZURE_LOAD_BALANCER);
    }

    @Test
    void the_list_of_china_is_another_cloud() {
        var tags = read("ServiceTags_China_20260720.json");

        assertThat(tags).hasToString("China, change 405, 2026-07-20 (327 tags)");
        assertThat(tags.prefixes(new ServiceTag("Storage")).orElseThrow().contains(Ip.parse("8.8.8.8")))
                .isFalse();
    }
}
