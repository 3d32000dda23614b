package io.canreach.dsl;

/** What can answer behind a load balancer: a machine, by its primary interface, or a network interface. */
public sealed interface PoolMember permits VmDeclaration, NicDeclaration {}
