package io.canreach.model;

/** Anything in a {@link Network} that has an id of its own. */
public interface Resource {
    /**
     * The resource's id, unique in its network.
     *
     * @return the id
     */
    ResourceId id();

    /**
     * What a person calls it.
     *
     * @return the last segment of the id
     */
    default String name() {
        return id().name();
    }

    /**
     * The noun of this kind of resource as traces and messages print it, such as {@code vm} or {@code subnet}.
     *
     * @return the noun
     */
    String kind();

    /**
     * Noun and name, as traces print them.
     *
     * @return for example {@code vm 'sql-vm'}
     */
    default String label() {
        return kind() + " '" + name() + "'";
    }
}
