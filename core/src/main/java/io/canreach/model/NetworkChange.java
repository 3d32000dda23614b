package io.canreach.model;

import java.util.List;
import java.util.Map;

/** Tells what kind of resources two networks differ in. */
public final class NetworkChange {
    private NetworkChange() {}

    /**
     * Whether two networks differ in nothing but what resources of one kind say.
     *
     * @param before the one network
     * @param after the other
     * @param kind the kind of resources that may say something else, under the same ids and in the same order
     * @return whether no other resource, gap, tag or assumption differs
     */
    public static boolean isOnlyIn(Network before, Network after, Class<? extends Resource> kind) {
        return before.resources.keySet().equals(after.resources.keySet())
                && before.resources.keySet().stream().allMatch(each -> isLike(each, before, after, kind))
                && before.gaps.equals(after.gaps)
                && before.serviceTags().equals(after.serviceTags())
                && before.assumptions().equals(after.assumptions())
                && before.existing == after.existing;
    }

    private static boolean isLike(Class<?> each, Network before, Network after, Class<? extends Resource> kind) {
        Map<ResourceId, Resource> here = before.resources.getOrDefault(each, Map.of());
        Map<ResourceId, Resource> there = after.resources.getOrDefault(each, Map.of());
        return each.equals(kind) ? List.copyOf(here.keySet()).equals(List.copyOf(there.keySet())) : here.equals(there);
    }
}
