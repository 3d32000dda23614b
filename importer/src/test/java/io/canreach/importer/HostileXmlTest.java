package io.canreach.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.canreach.model.InvalidNetworkException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** XML that means harm: nothing is fetched, nothing expanded, and it ends with a message that a person can read. */
class HostileXmlTest {
    private static final List<String> STRANGE = List.of(
            "",
            " ",
            "0",
            "-1",
            "99999999999999999999",
            "10.0.0.0/99",
            "::1/3",
            "/",
            "a/b",
            "&#10;",
            "&lt;x&gt;",
            "*",
            "[x]",
            "10.0.0.0/8",
            "INTERNET",
            "no such tag!");

    @TempDir
    Path folder;

    @Test
    void a_document_type_is_refused_before_anything_in_it_is_read() throws IOException {
        var secret = Files.writeString(folder.resolve("secret.txt"), "very secret");
        var outside = "<!DOCTYPE n [<!ENTITY e SYSTEM \"" + secret.toUri() + "\">]><NetworkConfiguration>&e;"
                + "</NetworkConfiguration>";
        var laughs = new StringBuilder("<!DOCTYPE n [<!ENTITY a0 \"ha\">");
        for (int i = 1; i < 40; i++) {
            laughs.append("<!ENTITY a" + i + " \"&a" + (i - 1) + ";&a" + (i - 1) + ";\">");
        }
        laughs.append("]><NetworkConfiguration>&a39;</NetworkConfiguration>");

        for (String text : List.of(outside, laughs.toString(), "<!DOCTYPE n SYSTEM \"http://127.0.0.1:1/x\"><n/>")) {
            assertThatThrownBy(() -> AzureImport.readText("bad.xml", text))
                    .isInstanceOf(ImportException.class)
                    .hasMessageStartingWith("bad.xml, line 1: a document type or an entity stands here")
                    .hasMessageNotContaining("secret");
        }
    }

    @Test
    void an_entity_that_nobody_declared_is_refused() {
        assertThatThrownBy(() -> AzureImport.readText("bad.xml", "<NetworkConfiguration>&what;</NetworkConfiguration>"))
                .isInstanceOf(ImportException.class)
                .hasMessageStartingWith("bad.xml, line 1");
    }

    @Test
    void depth_attributes_and_length_are_bounded() {
        var deep = "<a>".repeat(200_000);
        var wide = new StringBuilder("<NetworkConfiguration");
        for (int i = 0; i < 150; i++) {
            wide.append(" a").append(i).append("=\"1\"");
        }

        assertThatThrownBy(() -> AzureImport.readText("deep.xml", deep))
                .hasMessageContaining("nested more than 80 deep");
        assertThatThrownBy(() -> AzureImport.readText("wide.xml", wide + "/>"))
                .hasMessageContaining("more than 100 attributes");
        assertThatThrownBy(() -> AzureImport.limit(10).readText("long.xml", "<NetworkConfiguration/>"))
                .hasMessageContaining("longer than 10 bytes");
    }

    @Test
    void what_is_no_xml_is_refused_with_line_and_column() {
        for (String text :
                List.of("<", "<a", "<a><b></a>", "<a/><b/>", "<a b='1' b='2'/>", "<a>\u0000</a>", "<a:b/>")) {
            assertThatThrownBy(() -> AzureImport.readText("bad.xml", text))
                    .as(text)
                    .isInstanceOf(ImportException.class)
                    .hasMessageStartingWith("bad.xml");
        }
    }

    @Test
    void any_text_in_any_place_is_answered_for() throws IOException {
        var texts = List.of(
                Files.readString(Samples.resource("/classic/network.netcfg")),
                Files.readString(Samples.resource("/classic/deployment.xml")),
                Files.readString(Samples.resource("/classic/service.cscfg")),
                Files.readString(Samples.resource("/classic/groups.xml")),
                Files.readString(Samples.resource("/classic/routes.xml")));

        for (int seed = 0; seed < 1500; seed++) {
            var random = new Random(seed);
            var text = texts.get(random.nextInt(texts.size()));
            for (int i = 0; i <= random.nextInt(3); i++) {
                text = changed(text, random);
            }
            mustBeAnswered(seed, text);
        }
    }

    /** The text with another value in one element or attribute, or without one line. */
    private static String changed(String text, Random random) {
        var pieces = text.split("(?<=>)|(?=</)|(?<==\")|(?=\")", -1);
        var at = random.nextInt(pieces.length);
        var plain = !pieces[at].contains("<") && !pieces[at].contains(">") && !pieces[at].contains("=");
        if (plain && !pieces[at].startsWith("\"")) {
            pieces[at] = STRANGE.get(random.nextInt(STRANGE.size()));
            return String.join("", pieces);
        }
        var lines = text.split("\n", -1);
        lines[random.nextInt(lines.length)] = "";
        return String.join("\n", lines);
    }

    private static void mustBeAnswered(int seed, String text) {
        try {
            var imported = AzureImport.readText("hostile.xml", text);
            assertThat(imported.network()).isNotNull();
        } catch (ImportException | InvalidNetworkException refused) {
            assertThat(refused.getMessage()).as("seed " + seed).isNotBlank();
        }
    }
}
