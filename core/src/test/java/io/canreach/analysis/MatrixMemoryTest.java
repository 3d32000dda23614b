package io.canreach.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.canreach.model.KnownAddress;
import io.canreach.model.Lab;
import io.canreach.model.LabAppliance;
import io.canreach.model.Network;
import io.canreach.model.Route;
import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Nothing holds a matrix, its network or what was found about it, when nobody has it any more. */
class MatrixMemoryTest {
    private static final int COLLECTIONS = 100;

    private static Network network() {
        return new Lab()
                .vnet("v", "10.0.0.0/16")
                .subnet("a", "10.0.1.0/24")
                .routes(Route.toAppliance("all", Lab.prefix("10.0.2.0/24"), KnownAddress.parse("10.0.3.4")))
                .subnetNsg("n", Lab.denyIn(100).withDestination(Lab.prefix("10.0.1.0/25")))
                .vm("a", "10.0.1.4")
                .subnet("b", "10.0.2.0/24")
                .vm("b", "10.0.2.4")
                .subnet("c", "10.0.3.0/24")
                .vm("c", "10.0.3.4")
                .forwarding(LabAppliance.stateful())
                .network();
    }

    private static List<Reference<Object>> made() {
        Network network = network();
        ReachabilityMatrix matrix = ReachabilityMatrix.of(network).complete();
        ReachabilityMatrix after = matrix.after(network()).complete();
        assertThat(after.counts()).isEqualTo(matrix.counts());
        Object fates =
                matrix.fates(matrix.endpoints().get(0), matrix.endpoints().get(1));
        return List.of(
                new WeakReference<>(network),
                new WeakReference<>(matrix),
                new WeakReference<>(after),
                new WeakReference<>(fates));
    }

    @Test
    void a_matrix_that_nobody_has_any_more_is_collected_with_its_network() throws InterruptedException {
        List<Reference<Object>> made = made();

        for (int i = 0; i < COLLECTIONS && made.stream().anyMatch(each -> each.get() != null); i++) {
            System.gc();
            Thread.sleep(5);
        }

        assertThat(made).allSatisfy(each -> assertThat(each.get()).isNull());
    }
}
