package io.canreach.importer.arm;

import io.canreach.importer.arm.expression.Scope;

/** The ids of resources, as Azure puts them together from scope, type and name. */
final class Ids {
    private static final String PROVIDERS = "/providers/";
    private static final String GROUPS = "Microsoft.Resources/resourceGroups";
    private static final String SUBSCRIPTIONS = "/subscriptions/";

    private Ids() {}

    /** What the ids of the resources in a scope begin with. */
    static String of(Scope scope) {
        return switch (scope.kind()) {
            case RESOURCE_GROUP -> SUBSCRIPTIONS + scope.subscriptionId() + "/resourceGroups/" + scope.resourceGroup();
            case SUBSCRIPTION -> SUBSCRIPTIONS + scope.subscriptionId();
            case MANAGEMENT_GROUP, TENANT -> "";
        };
    }

    /** Whether a name has as many parts as its type wants. */
    static boolean fit(String type, String name) {
        return type.split("/", -1).length == name.split("/", -1).length + 1;
    }

    /** The id of a resource; its type and name fit. */
    static String of(String prefix, String type, String name) {
        if (type.equalsIgnoreCase(GROUPS)) {
            return prefix + "/resourceGroups/" + name;
        }
        String[] types = type.split("/", -1);
        String[] names = name.split("/", -1);
        StringBuilder id = new StringBuilder(prefix).append(PROVIDERS).append(types[0]);
        for (int i = 0; i < names.length; i++) {
            id.append('/').append(types[i + 1]).append('/').append(names[i]);
        }
        return id.toString();
    }

    /** The id that a scope names, which may leave out subscription and resource group. */
    static String absolute(String scope, Scope here) {
        if (scope.startsWith("/")) {
            return scope.equals("/") ? "" : scope;
        }
        int slash = scope.indexOf('/');
        String[] parts = scope.split("/", -1);
        if (slash < 0 || parts.length % 2 == 0) {
            return of(here) + PROVIDERS + scope;
        }
        StringBuilder type = new StringBuilder(parts[0]);
        StringBuilder name = new StringBuilder();
        for (int i = 1; i + 1 < parts.length; i += 2) {
            type.append('/').append(parts[i]);
            name.append(i == 1 ? "" : "/").append(parts[i + 1]);
        }
        return of(of(here), type.toString(), name.toString());
    }
}
