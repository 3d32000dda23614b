package io.canreach.importer.arm.expression;

import static io.canreach.importer.arm.expression.Function.atLeast;

import java.util.List;
import tools.jackson.databind.JsonNode;

/** Ids of resources. */
final class ResourceFunctions {
    static final List<Function> ALL = List.of(
            atLeast(2, "resourceId", ResourceFunctions::resourceId),
            atLeast(2, "subscriptionResourceId", ResourceFunctions::subscriptionResourceId),
            atLeast(2, "tenantResourceId", arguments -> id(arguments, "", 0)),
            atLeast(2, "managementGroupResourceId", ResourceFunctions::managementGroupResourceId),
            atLeast(3, "extensionResourceId", ResourceFunctions::extensionResourceId));

    private static final String SUBSCRIPTION_ID =
            "[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}";

    private ResourceFunctions() {}

    /** Before the type may stand a subscription, a resource group, or both; the scope says what is not written. */
    private static JsonNode resourceId(Arguments arguments) {
        int type = type(arguments, 2);
        Scope scope = arguments.context().scope();
        boolean subscription = type == 2 || (type == 1 && arguments.text(0).matches(SUBSCRIPTION_ID));
        boolean group = type == 2 || (type == 1 && !subscription);
        String inSubscription = subscriptionScope(subscription ? arguments.text(0) : scope.subscriptionId());
        String inGroup = group ? arguments.text(type - 1) : scope.resourceGroup();
        return id(arguments, inSubscription + (inGroup.isEmpty() ? "" : "/resourceGroups/" + inGroup), type);
    }

    private static JsonNode subscriptionResourceId(Arguments arguments) {
        int type = type(arguments, 1);
        String subscription =
                type == 1 ? arguments.text(0) : arguments.context().scope().subscriptionId();
        return id(arguments, subscriptionScope(subscription), type);
    }

    private static String subscriptionScope(String subscription) {
        return subscription.isEmpty() ? "" : "/subscriptions/" + subscription;
    }

    private static JsonNode managementGroupResourceId(Arguments arguments) {
        int type = type(arguments, 1);
        if (type == 1) {
            return id(arguments, managementGroup(arguments.text(0)), type);
        }
        JsonNode current = arguments.context().deploymentFunction("managementGroup", List.of());
        JsonNode name = Access.required(current, Values.text("name"), arguments.budget());
        return Unknowns.isUnknown(name) ? name : id(arguments, managementGroup(name.asString()), type);
    }

    private static String managementGroup(String name) {
        return "/providers/Microsoft.Management/managementGroups/" + name;
    }

    private static JsonNode extensionResourceId(Arguments arguments) {
        return id(arguments, arguments.text(0), 1);
    }

    /** The first argument that is a type, as Microsoft.Network/virtualNetworks. */
    private static int type(Arguments arguments, int latest) {
        for (int i = 0; i <= latest && i < arguments.count(); i++) {
            if (arguments.text(i).contains("/")) {
                return i;
            }
        }
        throw arguments.refuse(0, "a type of resource, as Microsoft.Network/virtualNetworks, or what stands before it");
    }

    /** The names of the resource and its parents, woven into the segments of its type, which may end with a slash. */
    private static JsonNode id(Arguments arguments, String scope, int type) {
        String[] segments = segments(arguments, type);
        Texts id = new Texts(arguments.budget()).add(scope).add("/providers/").add(segments[0]);
        for (int i = 1; i < segments.length; i++) {
            id.add("/").add(segments[i]).add("/").add(arguments.scalar(type + i));
        }
        return id.made();
    }

    private static String[] segments(Arguments arguments, int type) {
        String[] segments = withoutLastSlash(arguments.text(type)).split("/", -1);
        int names = arguments.count() - type - 1;
        if (segments.length < 2 || segments.length - 1 != names) {
            throw arguments.refuse("the type '" + Words.shortened(arguments.text(type)) + "' needs "
                    + (segments.length - 1) + " names; there are " + names);
        }
        return segments;
    }

    private static String withoutLastSlash(String type) {
        return type.endsWith("/") ? type.substring(0, type.length() - 1) : type;
    }
}
