package io.canreach.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SummaryTest {
    private static final List<String> WORKS = List.of("compile", "dead", "decide", "trace", "pairs", "import", "cold");

    private final Summary summary = new Summary(List.of(
            Summary.Entry.of("compile nsg-1000", 4, 40, "ms"), Summary.Entry.of("decide nsg-1000", 123.4, 61.7, "ns")));

    @Test
    void a_summary_is_a_json_list_with_ratios_of_peer_to_ours(@TempDir Path folder) throws IOException {
        summary.write(folder);

        assertEquals("""
                [
                  {"work": "compile nsg-1000", "ours": 4.00, "peer": 40.0, "ratio": 10.0, "unit": "ms"},
                  {"work": "decide nsg-1000", "ours": 123, "peer": 61.7, "ratio": 0.500, "unit": "ns"}
                ]
                """, Files.readString(folder.resolve("summary.json")));
    }

    @Test
    void the_same_is_a_table_for_people() {
        String table = summary.table();

        assertEquals("""
                | work | canreach | peer | ratio |
                |---|---|---|---|
                | compile nsg-1000 | 4.00 ms | 40.0 ms | 10.0 |
                | decide nsg-1000 | 123 ns | 61.7 ns | 0.500 |
                """, table);
    }

    @Test
    void every_work_begins_with_the_name_of_its_kind() {
        List<Contest> all = Contests.longSet();

        assertTrue(all.stream().allMatch(contest -> WORKS.stream().anyMatch(contest.work()::startsWith)));
    }
}
