package io.canreach.dsl;

/** Something declared: equal to another when both say the same, whatever made them. */
abstract sealed class Value
        permits Declaration,
                VmDeclaration,
                NicDeclaration,
                SubnetResource,
                AseDeclaration,
                AclDeclaration,
                ApplianceDeclaration,
                RouteTarget,
                OnPremisesConnection {
    Value() {}

    /** All that was said, as one immutable value. */
    abstract Record facts();

    @Override
    public final boolean equals(Object other) {
        return other instanceof Value value && facts().equals(value.facts());
    }

    @Override
    public final int hashCode() {
        return facts().hashCode();
    }
}
