package io.canreach.importer;

import static io.canreach.importer.Samples.findings;
import static io.canreach.importer.Samples.nsg;
import static io.canreach.importer.Samples.read;
import static org.assertj.core.api.Assertions.assertThat;

import io.canreach.model.Unknown;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RuleFieldsTest {
    private static final String RULE = "$.properties.securityRules[0].properties.";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            'sourceAddressPrefix': '[parameters(0)]'    | "[parameters(0)]" is a template expression, known only on deployment
            'sourceAddressPrefix': 7                    | 7 stands here; allowed is an address prefix, a service tag or *
            'sourceAddressPrefix': {'id': 1}            | an object stands here; allowed is an address prefix, a service tag or *
            'sourceAddressPrefix': 'not a tag'          | 'not a tag' is not the name of a service tag
            'sourceAddressPrefix': null                 | the rule names no source
            'destinationPortRange': '99999'             | 99999 is not a port: a port is a number from 0 to 65535
            'destinationPortRange': true                | true stands here; allowed is a port, a range of ports or *
            'protocol': 'Gre'                           | "Gre" stands here; allowed is Tcp, Udp, Icmp, Esp, Ah or *
            """)
    void a_value_that_is_not_understood_is_unknown_with_the_reason(String field, String reason) {
        var imported = read(nsg(field));

        assertThat(Samples.rule(imported).toString()).contains("unknown (" + reason + ")");
        assertThat(imported.findings()).hasSize(1);
        assertThat(imported.findings().get(0).met()).isEqualTo(reason);
        assertThat(imported.findings().get(0).consequence()).isEqualTo("what the rule would decide is undetermined");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'priority': null",
                "'priority': 100.5",
                "'priority': []",
                "'priority': '[variables(0)]'",
                "'direction': 'Sideways'",
                "'direction': 1",
                "'access': {}",
                "'access': ''"
            })
    void a_rule_whose_place_or_decision_is_not_understood_is_unsettled(String field) {
        var imported = read(nsg(field));

        assertThat(Samples.rule(imported).unsettled())
                .containsExactly(new Unknown(imported.findings().get(0).met()));
    }

    @Test
    void a_number_in_quotes_is_read_and_said() {
        var imported = read(nsg("'priority': '300', 'destinationPortRange': 443"));

        assertThat(Samples.rule(imported)).hasToString("300 r Inbound Allow * *:* -> *:443");
        assertThat(findings(imported))
                .containsExactly(
                        "INFO net.json " + RULE + "priority: priority \"300\" is a text; it is read as the number");
    }

    @Test
    void a_prefix_with_host_bits_is_normalised_and_said() {
        var imported = read(nsg("'sourceAddressPrefix': '10.0.0.5/24'"));

        assertThat(Samples.rule(imported).match()).isEqualTo("* 10.0.0.0/24:* -> *:*");
        assertThat(findings(imported))
                .containsExactly("WARNING net.json " + RULE + "sourceAddressPrefix:"
                        + " prefix 10.0.0.5/24 has bits set behind its length; it is read as 10.0.0.0/24");
    }

    @ParameterizedTest
    @ValueSource(strings = {"VirtualNetwork", "INTERNET", "AzureLoadBalancer", "AzurePlatformDNS", "azureplatformimds"})
    void computed_and_platform_tags_need_no_data(String tag) {
        assertThat(read(nsg("'sourceAddressPrefix': '" + tag + "'")).findings()).isEmpty();
    }

    @Test
    void a_tag_used_twice_is_said_once() {
        var imported = read(nsg("'sourceAddressPrefix': 'Storage', 'destinationAddressPrefix': 'storage'"));

        assertThat(findings(imported)).singleElement().asString().contains("(used in 2 places)");
    }

    @Test
    void keys_that_differ_by_letter_case_alone_contradict_each_other() {
        var imported = read(nsg("'priority': 200, 'Priority': 300"));

        assertThat(findings(imported))
                .containsExactly(
                        "ERROR net.json $.properties.securityRules[0].properties: both 'priority' and 'Priority'"
                                + " stand here, with different values; Azure ignores letter case, so which of them holds is not"
                                + " known");
    }

    @Test
    void an_asg_that_is_not_in_the_input_is_made() {
        var imported = read(nsg("'sourceAddressPrefix': '',"
                + " 'sourceApplicationSecurityGroups': [{'id': '@applicationSecurityGroups/g'}]"));

        assertThat(Samples.rule(imported).match()).isEqualTo("* g:* -> *:*");
        assertThat(findings(imported))
                .containsExactly("WARNING net.json " + RULE + "sourceApplicationSecurityGroups[0]:"
                        + " ASG 'g' is not in the input; members outside the input are not known");
    }
}
