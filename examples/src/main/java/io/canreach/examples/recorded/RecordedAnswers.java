package io.canreach.examples.recorded;

import java.util.ArrayList;
import java.util.List;

/** The table of recorded answers: for each, what Azure said, and whether canreach says the same. */
public final class RecordedAnswers {
    private static final String TEMPLATE =
            "the recording holds this only inside a request to deploy a template, which is not part of its state";

    /** Why rows cannot agree. */
    private static final List<Known> KNOWN = List.of(
            new Known(
                    "",
                    "route Default Active 172.16.0.0/12 -> None (canreach only)",
                    "recorded in 2020, when Azure left this prefix out; the answer of 2018 and later tables have it"),
            new Known(
                    "",
                    "-> None (Azure only)",
                    "a prefix inside Microsoft's own network, which the subscription of the recording belongs to"),
            new Known(
                    "NetworkInterfaceTest",
                    "-> VnetLocal (Azure only)",
                    "the recording does not hold the virtual network, so its prefix is not known"),
            new Known("nic_convenience", "-> VnetLocal (Azure only)", TEMPLATE),
            new Known("nic_convenience", "source holds all 2 prefixes", TEMPLATE),
            new Known("nic_convenience", "destination holds all 2 prefixes", TEMPLATE),
            new Known("nic_convenience", "rules: ", TEMPLATE),
            new Known(
                    "",
                    "prefixes inside 25.0.0.0/8",
                    "Azure's list of 2020 cuts Microsoft's own 25.0.0.0/8 otherwise than that of 2018, which canreach has"),
            new Known(
                    "TestEffectiveRouteAndAcls",
                    "group rg-cleanupservice-nsg2",
                    "an NSG of another resource group that Azure attached after the resources were read"),
            new Known(
                    "CanWatchNetwork__5",
                    "virtualmachines/vm0b619258e0 ",
                    "a machine that was deleted after the resources were read"),
            new Known(
                    "CanWatchNetwork__5",
                    "Associated microsoft.compute/virtualmachines/vm0b619258e0",
                    "a machine that was deleted after the resources were read"),
            new Known("TopologyApiTest", "(Azure only)", TEMPLATE));

    private RecordedAnswers() {}

    /** Why some rows of some recordings cannot agree. */
    private record Known(String recording, String row, String reason) {
        boolean explains(RecordedAnswer recorded, String text) {
            return recorded.name().contains(recording) && text.contains(row);
        }
    }

    /**
     * A row that cannot agree.
     *
     * @param row the row
     * @param reason why it cannot
     */
    public record Difference(String row, String reason) {
        @Override
        public String toString() {
            return row + ": " + reason;
        }
    }

    /**
     * One recording compared.
     *
     * @param recorded the recording
     * @param agreeing the rows that agree
     * @param explained the rows that cannot agree, each with the reason
     * @param unexplained the rows that differ without a known reason: defects
     */
    public record Result(
            RecordedAnswer recorded, List<String> agreeing, List<Difference> explained, List<String> unexplained) {
        /**
         * Copies the lists.
         *
         * @param recorded the recording
         * @param agreeing the rows that agree
         * @param explained the rows that cannot agree, each with the reason
         * @param unexplained the rows that differ without a known reason: defects
         */
        public Result {
            agreeing = List.copyOf(agreeing);
            explained = List.copyOf(explained);
            unexplained = List.copyOf(unexplained);
        }
    }

    /**
     * Compares all recordings.
     *
     * @return one result a recording
     */
    public static List<Result> compare() {
        return RecordedAnswer.all().stream().map(RecordedAnswers::compare).toList();
    }

    /**
     * Compares one recording.
     *
     * @param recorded the recording
     * @return the result
     */
    public static Result compare(RecordedAnswer recorded) {
        Comparison comparison = new Comparer(recorded).compare();
        List<Difference> explained = new ArrayList<>();
        List<String> unexplained = new ArrayList<>();
        for (String row : comparison.differing()) {
            KNOWN.stream()
                    .filter(known -> known.explains(recorded, row))
                    .findFirst()
                    .ifPresentOrElse(
                            known -> explained.add(new Difference(row, known.reason())), () -> unexplained.add(row));
        }
        return new Result(recorded, comparison.agreeing(), explained, unexplained);
    }
}
