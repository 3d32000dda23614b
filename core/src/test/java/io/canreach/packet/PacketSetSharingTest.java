package io.canreach.packet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Sets are shared between threads without any care, from the moment they are made. */
class PacketSetSharingTest {
    private static final int THREADS = 8;
    private static final int ROUNDS = 40;

    /** All that can be done with two sets, as one value. */
    private record Outcome(
            PacketSet union,
            PacketSet minus,
            PacketSet reversed,
            String text,
            Object size,
            int hash,
            boolean encloses) {
        static Outcome of(PacketSet a, PacketSet b) {
            PacketSet union = a.union(b);
            return new Outcome(
                    union,
                    a.minus(b),
                    union.reversed(),
                    union + " " + union.example() + " " + union.boxes(),
                    union.size(),
                    union.hashCode(),
                    a.encloses(b));
        }
    }

    @Test
    void threads_that_use_the_same_new_sets_at_the_same_time_all_get_what_one_alone_gets()
            throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            for (long seed = 0; seed < ROUNDS; seed++) {
                Outcome alone = outcome(seed);
                for (Future<Outcome> each : threads.invokeAll(together(seed))) {
                    assertThat(each.get()).as("seed %s", seed).isEqualTo(alone);
                }
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static Outcome outcome(long seed) {
        RandomPackets random = new RandomPackets(seed);
        return Outcome.of(random.packets().set(), random.packets().set());
    }

    /** Tasks that wait for each other and then take sets whose hashes and texts nobody has asked for yet. */
    private static List<Callable<Outcome>> together(long seed) {
        RandomPackets random = new RandomPackets(seed);
        PacketSet a = random.packets().set();
        PacketSet b = random.packets().set();
        CyclicBarrier start = new CyclicBarrier(THREADS);
        List<Callable<Outcome>> tasks = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            tasks.add(() -> {
                start.await();
                return Outcome.of(a, b);
            });
        }
        return tasks;
    }
}
