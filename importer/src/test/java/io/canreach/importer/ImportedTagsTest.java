package io.canreach.importer;

import static io.canreach.importer.Samples.json;
import static io.canreach.importer.Samples.nsg;
import static org.assertj.core.api.Assertions.assertThat;

import io.canreach.model.ServiceTag;
import io.canreach.model.ServiceTags;
import io.canreach.packet.IpSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lists of service tags in a folder are data for the network that the other files describe. */
class ImportedTagsTest {
    private static final ServiceTag STORAGE = new ServiceTag("Storage");

    @TempDir
    Path folder;

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), json(text));
    }

    private static String list(int change, String cloud, String prefix) {
        return "{'changeNumber': " + change + ", 'cloud': '" + cloud
                + "', 'values': [{'name': 'Storage', 'id': 'Storage',"
                + " 'properties': {'systemService': 'AzureStorage', 'addressPrefixes': ['" + prefix + "']}}]}";
    }

    private static String vnet(String location) {
        return Samples.VNET.replace("{'id'", "{'location': '" + location + "', 'id'");
    }

    @Test
    void a_list_beside_the_network_is_its_data() throws IOException {
        write("net.json", nsg("'sourceAddressPrefix': 'Storage'"));
        write("ServiceTags_Public_20251028.json", list(375, "Public", "20.60.0.0/24"));

        var imported = AzureImport.read(folder);

        assertThat(imported.network().serviceTags().prefixes(STORAGE)).contains(IpSet.parse("20.60.0.0/24"));
        assertThat(Samples.findings(imported))
                .containsExactly("INFO " + folder.resolve("ServiceTags_Public_20251028.json")
                        + " $: service tags are those of Public, change 375, 2025-10-28; what rules and routes with"
                        + " service tags decide holds for that list");
    }

    @Test
    void of_several_lists_the_newest_of_the_networks_cloud_is_used() throws IOException {
        write("net.json", vnet("chinaeast2"));
        write("ServiceTags_China_20250101.json", list(300, "China", "52.80.0.0/16"));
        write("ServiceTags_China_20260720.json", list(405, "China", "52.81.0.0/16"));
        write("ServiceTags_Public_20251028.json", list(999, "Public", "20.60.0.0/24"));

        var imported = AzureImport.read(folder);

        assertThat(imported.network().serviceTags()).hasToString("China, change 405, 2026-07-20 (1 tags)");
        assertThat(Samples.findings(imported))
                .hasSize(3)
                .anyMatch(each ->
                        each.contains("list of service tags of Public, change 999, 2025-10-28; it is not used, but"
                                + " China, change 405, 2026-07-20 is"));
    }

    @Test
    void a_list_of_another_cloud_is_warned_about() throws IOException {
        write("net.json", vnet("chinaeast2"));
        write("tags.json", list(999, "Public", "20.60.0.0/24"));

        assertThat(AzureImport.read(folder).findings(Finding.Severity.WARNING))
                .singleElement()
                .asString()
                .contains("but the virtual networks are in the cloud china");
    }

    @Test
    void what_was_given_stands_before_what_lies_there() throws IOException {
        write("net.json", vnet("westeurope"));
        write("tags.json", list(999, "Public", "20.60.0.0/24"));
        var given = ServiceTags.of("mine", Map.of(STORAGE, IpSet.parse("1.2.3.4")));

        var imported = AzureImport.with(given).read(folder);

        assertThat(imported.network().serviceTags()).isSameAs(given);
        assertThat(Samples.findings(imported)).singleElement().asString().endsWith("it is not used: mine was given");
    }

    @Test
    void a_tag_with_a_malformed_prefix_is_left_out_and_others_hold() throws IOException {
        write("net.json", nsg("'sourceAddressPrefix': 'Storage'"));
        write(
                "tags.json",
                list(1, "Public", "20.60.0.0/99")
                        .replace(
                                "]}}]}",
                                "]}}, {'name': 'Sql', 'properties': {'addressPrefixes':" + " ['20.0.0.0/8']}}]}"));

        var imported = AzureImport.read(folder);

        assertThat(imported.network().serviceTags().tags()).containsExactly(new ServiceTag("Sql"));
        assertThat(Samples.findings(imported))
                .anyMatch(each -> each.contains("tags.json $.values[0].properties.addressPrefixes[0]: '20.60.0.0/99'"))
                .anyMatch(each -> each.contains("service tag 'Storage' is in no service-tag data given"));
    }

    @Test
    void a_tag_that_is_in_no_list_is_told_with_near_ones() throws IOException {
        write("net.json", nsg("'sourceAddressPrefix': 'Storages'"));
        write("tags.json", list(1, "Public", "20.60.0.0/24"));

        assertThat(Samples.findings(AzureImport.read(folder)))
                .anyMatch(each -> each.contains(
                        "service tag 'Storages' is in no service-tag data given; near to it are 'Storage';"));
    }

    @Test
    void a_list_of_subnets_is_not_taken_for_tags() {
        var imported =
                Samples.read("{'value': [" + Samples.VNET + ", {'name': 'b', 'id': '@virtualNetworks/v/subnets/b',"
                        + " 'properties': {'addressPrefixes': ['10.0.2.0/24']}}]}");

        assertThat(imported.network().serviceTags().tags()).isEqualTo(List.of());
    }
}
