package io.canreach.importer;

/**
 * What a Terraform plan changes: the network that is there, and the one that is there once the plan is applied. What a value
 * will be that exists only then is undetermined in the latter.
 *
 * <pre>{@code
 * PlannedChange change = AzureImport.plan(Path.of("plan.json"));
 * NetworkDifference.between(change.before().network(), change.after().network());
 * }</pre>
 *
 * @param before what is there now, as far as the plan knows it
 * @param after what is there once the plan is applied
 */
public record PlannedChange(Imported before, Imported after) {
    @Override
    public String toString() {
        return "before: " + before + "; after: " + after;
    }
}
