package io.canreach.packet;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.zip.GZIPInputStream;

/** Reads rule lists of others: first-match lists with answers, and ClassBench filter sets. */
public final class RuleLists {
    private static final Path RULE_SETS =
            Path.of(System.getProperty("canreach.shared", "../../shared"), "data", "rulesets");

    private RuleLists() {}

    /** A line of a list with what it does. */
    public record Rule(boolean permit, Box box) {}

    /** A flow with what an independent engine says of it. */
    public record Labelled(Flow flow, boolean permit, int line) {}

    public static List<Rule> own() {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(RuleLists.class.getResourceAsStream("first-match-nsg-100.csv")),
                StandardCharsets.UTF_8))) {
            return rules(reader.lines().skip(1).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static List<Rule> firstMatch(String name) {
        return rules(lines("first-match/acl-" + name + ".csv"));
    }

    private static List<Rule> rules(List<String> lines) {
        return lines.stream().skip(1).map(line -> rule(line.split(",", -1))).toList();
    }

    private static Rule rule(String[] cells) {
        return new Rule(
                cells[1].equals("permit"),
                new Box(
                        Set.of(Protocol.parse(cells[2])),
                        IpSet.parse(cells[3]),
                        ports(cells[4], cells[5]),
                        IpSet.parse(cells[6]),
                        ports(cells[7], cells[8])));
    }

    private static PortSet ports(String first, String last) {
        return PortSet.range(Integer.parseInt(first), Integer.parseInt(last));
    }

    public static List<Integer> shadowed(String name) {
        return lines("first-match/shadowed-" + name + ".csv").stream()
                .skip(1)
                .map(line -> Integer.valueOf(line.split(",", -1)[0]))
                .toList();
    }

    public static List<Labelled> flows(String name) {
        return lines("first-match/flows-" + name + ".csv.gz").stream()
                .skip(1)
                .map(line -> labelled(line.split(",", -1)))
                .toList();
    }

    private static Labelled labelled(String[] cells) {
        Flow flow = new Flow(
                Protocol.parse(cells[0]),
                Ip.parse(cells[1]),
                Integer.parseInt(cells[2]),
                Ip.parse(cells[3]),
                Integer.parseInt(cells[4]));
        return new Labelled(flow, cells[5].equals("permit"), Integer.parseInt(cells[6]));
    }

    /** The boxes of a ClassBench set; its prefixes may have host bits. */
    static List<Box> classBench(String name) {
        List<Box> boxes = new ArrayList<>();
        for (String line : lines("classbench/" + name)) {
            String[] cells = line.substring(1).trim().split("[\\s:]+", -1);
            boxes.add(new Box(
                    protocols(cells[6]),
                    IpSet.parse(cells[0]),
                    ports(cells[2], cells[3]),
                    IpSet.parse(cells[1]),
                    ports(cells[4], cells[5])));
        }
        return boxes;
    }

    /** The five protocols that we know keep apart what the sets keep apart; others become AH. */
    private static Set<Protocol> protocols(String text) {
        return switch (text) {
            case "0x06/0xFF" -> Set.of(Protocol.TCP);
            case "0x11/0xFF" -> Set.of(Protocol.UDP);
            case "0x01/0xFF" -> Set.of(Protocol.ICMP);
            case "0x32/0xFF" -> Set.of(Protocol.ESP);
            case "0x00/0x00" -> Protocol.all();
            default -> Set.of(Protocol.AH);
        };
    }

    private static List<String> lines(String file) {
        Path path = RULE_SETS.resolve(file);
        assumeTrue(
                Files.exists(path),
                () -> path + " is not there; set the system property canreach.shared to have this run");
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                file.endsWith(".gz") ? new GZIPInputStream(Files.newInputStream(path)) : Files.newInputStream(path),
                StandardCharsets.UTF_8))) {
            return reader.lines().filter(line -> !line.isBlank()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same box with each IPv4 address in the last 32 bits of 2001:db8::/96. */
    public static Box twin(Box box) {
        return new Box(
                box.protocols(),
                twin(box.source()),
                box.sourcePorts(),
                twin(box.destination()),
                box.destinationPorts());
    }

    public static Flow twin(Flow flow) {
        return new Flow(
                flow.protocol(),
                twin(flow.source()),
                flow.sourcePort(),
                twin(flow.destination()),
                flow.destinationPort());
    }

    private static IpSet twin(IpSet addresses) {
        return IpSet.unionOf(addresses.ranges().stream()
                .map(range -> IpSet.range(twin(range.first()), twin(range.last())))
                .toList());
    }

    private static Ip twin(Ip address) {
        return Ip.ofIpv6(0x2001_0DB8_0000_0000L, address.low());
    }
}
