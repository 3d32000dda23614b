package io.canreach.examples;

import io.canreach.analysis.NetworkDifference;
import io.canreach.importer.AzureImport;
import io.canreach.importer.PlannedChange;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * What a Terraform plan opens and closes: the plan of the file that is named, or else of a sample that lets the Internet in
 * to a machine's SSH.
 */
public final class PlanDifference {
    private PlanDifference() {}

    /**
     * Prints the difference.
     *
     * @param arguments a plan as {@code terraform show -json} prints it, or nothing
     */
    public static void main(String[] arguments) {
        PlannedChange change = arguments.length == 0 ? sample() : AzureImport.plan(Path.of(arguments[0]));
        change.after().findings().forEach(System.out::println);
        System.out.println(of(change));
    }

    /**
     * The difference that a plan makes.
     *
     * @param change the networks before and after the plan
     * @return what fares otherwise
     */
    public static NetworkDifference of(PlannedChange change) {
        return NetworkDifference.between(
                change.before().network(), change.after().network());
    }

    /**
     * A plan that adds a rule.
     *
     * @return the networks before and after it
     */
    public static PlannedChange sample() {
        try (InputStream file = PlanDifference.class.getResourceAsStream("open-ssh.json")) {
            return AzureImport.planText("open-ssh.json", new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
