package io.canreach.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.canreach.model.ServiceTag;
import io.canreach.packet.IpSet;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Lists of service tags: what they say, in every shape they come in, and what is wrong with them. */
class ServiceTagFileTest {
    private static final ServiceTag STORAGE = new ServiceTag("Storage");

    private static String list(String values) {
        return "{\"changeNumber\": 375, \"cloud\": \"Public\", \"values\": [" + values + "]}";
    }

    private static String tag(String name, String prefixes) {
        return "{\"name\": \"" + name + "\", \"id\": \"" + name
                + "\", \"properties\": {\"changeNumber\": 7, \"region\":"
                + " \"\", \"regionId\": 0, \"platform\": \"Azure\", \"systemService\": \"x\", \"addressPrefixes\": "
                + prefixes + ", \"networkFeatures\": [\"API\"]}}";
    }

    @Test
    void a_published_list_knows_cloud_number_and_date() {
        var tags = ServiceTagFile.readText(
                "ServiceTags_Public_20251028.json", list(tag("Storage", "[\"20.60.0.0/24\", \"2603:1000::/47\"]")));

        assertThat(tags).hasToString("Public, change 375, 2025-10-28 (1 tags)");
        assertThat(tags.edition().cloud()).isEqualTo("Public");
        assertThat(tags.prefixes(STORAGE)).contains(IpSet.parse("20.60.0.0/24, 2603:1000::/47"));
    }

    @Test
    void a_list_without_a_date_in_its_name_is_given_one() {
        var tags = ServiceTagFile.readText("tags.json", list(tag("Storage", "[]")));

        assertThat(tags).hasToString("Public, change 375, undated (1 tags)");
        assertThat(tags.dated(LocalDate.of(2024, 2, 29))).hasToString("Public, change 375, 2024-02-29 (1 tags)");
    }

    @Test
    void digits_that_are_no_date_are_passed_over() {
        assertThat(TagList.dateIn("x_20259999_20240131.json")).contains(LocalDate.of(2024, 1, 31));
        assertThat(TagList.dateIn("ServiceTags_2025-10-28.json")).contains(LocalDate.of(2025, 10, 28));
        assertThat(TagList.dateIn("ServiceTags_1202510281.json")).isEmpty();
    }

    @Test
    void the_answer_of_the_command_line_is_the_same_list() {
        var answer = """
                {"id": "/subscriptions/s/providers/Microsoft.Network/serviceTags/Public", "name": "Public",
                 "type": "Microsoft.Network/serviceTags", "changeNumber": "63", "cloud": "Public", "values": [
                  {"id": "Storage", "name": "Storage", "serviceTagChangeNumber": null, "properties": {
                    "addressPrefixes": ["20.60.0.0/24"], "changeNumber": "7", "region": null, "state": "GA"}}]}""";

        var tags = ServiceTagFile.readText("answer.json", answer);

        assertThat(tags).hasToString("Public, change 63, undated (1 tags)");
        assertThat(tags.prefixes(STORAGE)).contains(IpSet.parse("20.60.0.0/24"));
    }

    @Test
    void what_powershell_writes_is_the_same_list() {
        var answer = """
                {"Values": [{"Name": "Storage", "Properties": {"SystemService": "AzureStorage", "Region": "",
                  "AddressPrefixes": ["20.60.0.0/24"], "ChangeNumber": "7"}}], "ChangeNumber": "63", "Cloud": "Public"}""";

        assertThat(ServiceTagFile.readText("answer.json", answer)).hasToString("Public, change 63, undated (1 tags)");
    }

    @Test
    void answers_about_single_tags_and_bare_values_are_read() {
        var information = "{\"value\": [{\"name\": \"Storage\", \"serviceTagChangeNumber\": \"86\", \"properties\":"
                + " {\"addressPrefixes\": [\"20.60.0.0/24\"], \"changeNumber\": \"2\"}}]}";
        var bare = "[" + tag("Storage", "[\"20.60.0.0/24\"]") + "]";

        var one = ServiceTagFile.readText("information", information);
        var two = ServiceTagFile.readText("bare", bare);

        assertThat(one.edition().changeNumber()).hasValue(86);
        assertThat(one.prefixes(STORAGE)).isEqualTo(two.prefixes(STORAGE));
    }

    @Test
    void a_region_has_either_of_its_names_in_any_letter_case() {
        var tags = ServiceTagFile.readText(
                "tags",
                list(tag("Storage.FranceCentral", "[\"20.60.0.0/24\"]") + ","
                        + tag("AzureCloud.centralfrance", "[\"20.61.0.0/24\"]")));

        assertThat(tags.prefixes(new ServiceTag("storage.CENTRALFRANCE"))).contains(IpSet.parse("20.60.0.0/24"));
        assertThat(tags.prefixes(new ServiceTag("AzureCloud").in("France Central")))
                .contains(IpSet.parse("20.61.0.0/24"));
    }

    @Test
    void an_unknown_tag_is_told_with_list_and_nearest_names() {
        var tags = ServiceTagFile.readText(
                "ServiceTags_Public_20251028.json",
                list(tag("AzureFrontDoor.Backend", "[]") + "," + tag("Sql", "[]") + "," + tag("Storage", "[]")));

        assertThat(tags.missing(new ServiceTag("AzureFrontDoor")))
                .isEqualTo(
                        "the prefixes of service tag 'AzureFrontDoor' are not given: it is not in the list of Public,"
                                + " change 375, 2025-10-28; near to it are 'AzureFrontDoor.Backend'");
        assertThat(tags.nearest(new ServiceTag("AzureSQL"))).containsExactly(new ServiceTag("Sql"));
        assertThat(tags.nearest(new ServiceTag("Storrage"))).containsExactly(STORAGE);
        assertThat(tags.nearest(new ServiceTag("Kubernetes"))).isEmpty();
    }

    @Test
    void all_problems_are_told_at_once_with_their_places() {
        var text = list(
                tag("Storage", "[\"20.60.0.0/24\", \"20.60.0.1/24\", \"x\", 7, null]") + "," + tag("Bad name!", "[]")
                        + "," + tag("Sql", "\"20.0.0.0/8\"") + ",{\"name\": \"Odd\", \"properties\": []}, 5");

        assertThatThrownBy(() -> ServiceTagFile.readText("tags", text))
                .isInstanceOf(ImportException.class)
                .hasMessageContaining(
                        "tags $.values[0].properties.addressPrefixes[1], line 1: 20.60.0.1/24 has host bits set")
                .hasMessageContaining("tags $.values[0].properties.addressPrefixes[2], line 1: 'x' is not")
                .hasMessageContaining("addressPrefixes[3], line 1: '7' stands here; allowed is an address prefix")
                .hasMessageContaining("addressPrefixes[4], line 1: '' stands here")
                .hasMessageContaining("'Bad name!' is not the name of a service tag")
                .hasMessageContaining("$.values[2].properties.addressPrefixes, line 1: '20.0.0.0/8' stands here")
                .hasMessageContaining("$.values[3].properties, line 1: 'something else' stands here")
                .hasMessageContaining("$.values[4], line 1: '5' stands here");
    }

    @Test
    void a_tag_twice_is_one_unless_its_prefixes_differ() {
        var same = list(tag("Sql", "[\"1.0.0.0/8\"]") + "," + tag("SQL", "[\"1.0.0.0/8\"]"));
        var other = list(tag("Sql", "[\"1.0.0.0/8\"]") + "," + tag("SQL", "[\"2.0.0.0/8\"]"));

        assertThat(ServiceTagFile.readText("tags", same).tags()).hasSize(1);
        assertThatThrownBy(() -> ServiceTagFile.readText("tags", other))
                .hasMessageContaining("service tag 'SQL' stands here twice, with different prefixes");
    }

    @Test
    void what_holds_no_tags_is_refused_with_what_is_allowed() {
        for (String text : new String[] {"{}", "[]", "{\"values\": []}", "{\"id\": \"/subscriptions/s\"}"}) {
            assertThatThrownBy(() -> ServiceTagFile.readText("tags", text))
                    .as(text)
                    .isInstanceOf(ImportException.class)
                    .hasMessageContaining("tags holds no service tags; allowed is Microsoft's list");
        }
        assertThatThrownBy(() -> ServiceTagFile.readText("tags", "{\"values\": ["))
                .isInstanceOf(ImportException.class)
                .hasMessageContaining("not valid JSON");
        assertThatThrownBy(() -> ServiceTagFile.readText("tags", "")).isInstanceOf(ImportException.class);
        assertThatThrownBy(() -> ServiceTagFile.read(Path.of("not-there.json")))
                .isInstanceOf(ImportException.class)
                .hasMessageContaining("not-there.json");
    }

    @Test
    void hostile_lists_end_with_a_message() {
        var deep = "{\"values\": " + "[".repeat(100_000);
        var many =
                IntStream.range(0, 100_000).mapToObj(i -> "\"x" + i + "\"").collect(Collectors.joining(",", "[", "]"));
        var twice = "{\"values\": [], \"values\": []}";

        assertThatThrownBy(() -> ServiceTagFile.readText("deep", deep))
                .hasMessageContaining("nested more than 200 deep");
        assertThatThrownBy(() -> ServiceTagFile.readText("many", list(tag("Storage", many))))
                .hasMessageEndingWith("and 99900 more problems");
        assertThatThrownBy(() -> ServiceTagFile.readText("twice", twice)).isInstanceOf(ImportException.class);
    }
}
