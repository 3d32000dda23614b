package io.canreach.importer;

import io.canreach.model.EndpointAcl;
import io.canreach.model.Unknown;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The access-control lists of one service configuration, and the endpoints of its roles that it gives them to. */
final class ClassicLists {
    private final Map<String, XmlElement> lists = new LinkedHashMap<>();
    private final Map<String, XmlElement> assigned = new LinkedHashMap<>();
    private final Set<String> roles = new HashSet<>();
    private final Set<String> used = new HashSet<>();

    /** Those of a service configuration, or of the part of one that tells of networks. */
    ClassicLists(XmlElement document) {
        document.all("Role").forEach(role -> roles.add(ClassicAcls.key(Classic.name(role))));
        List<XmlElement> places =
                document.is("NetworkConfiguration") ? List.of(document) : document.all("NetworkConfiguration");
        for (XmlElement place : places) {
            place.at("AccessControls", "AccessControl")
                    .forEach(each -> add(lists, ClassicAcls.key(Classic.name(each)), each));
            place.at("EndpointAcls", "EndpointAcl").forEach(each -> add(assigned, key(each), each));
        }
        assigned.values().stream()
                .filter(each -> listOf(each).isEmpty())
                .forEach(each -> each.warn(missing(each), ClassicAcls.OPEN));
    }

    private static String key(XmlElement assignment) {
        return ClassicAcls.key(assignment.value("role"), assignment.value("endPoint"));
    }

    private static void add(Map<String, XmlElement> map, String key, XmlElement element) {
        XmlElement other = map.putIfAbsent(key, element);
        if (other != null && !other.content().equals(element.content())) {
            element.refuse("this name stands twice", "which of the two lists holds is not known");
        }
    }

    private Optional<XmlElement> listOf(XmlElement assignment) {
        return Optional.ofNullable(lists.get(ClassicAcls.key(assignment.value("accessControl"))));
    }

    private static String missing(XmlElement assignment) {
        return "the ACL of endpoint '" + assignment.value("endPoint") + "' of role '" + assignment.value("role")
                + "' is the access control '" + assignment.value("accessControl") + "', which is not there";
    }

    /** Whether the whole configuration of a role is here, so that an endpoint without a list lets everybody in. */
    boolean configures(String role) {
        return roles.contains(ClassicAcls.key(role));
    }

    /** Whether anything is said of an endpoint here. */
    boolean speaksOf(String role, String endpoint) {
        return configures(role) || assigned.containsKey(ClassicAcls.key(role, endpoint));
    }

    /** The list given to an endpoint; empty where none is. */
    Optional<EndpointAcl> of(String role, String endpoint) {
        used.add(ClassicAcls.key(role, endpoint));
        return assignment(role, endpoint)
                .map(element -> listOf(element)
                        .map(list -> ClassicAcls.acl(list, list.all("Rule")))
                        .orElseGet(() -> ClassicAcls.unknown(new Unknown(Findings.clean(missing(element))))));
    }

    /** Where an endpoint is given its list. */
    Optional<XmlElement> assignment(String role, String endpoint) {
        return Optional.ofNullable(assigned.get(ClassicAcls.key(role, endpoint)));
    }

    /** Endpoints whose ports are not in the input: a service definition has them. */
    void reportUnused() {
        assigned.forEach((key, each) -> {
            if (!used.contains(key)) {
                each.warn(
                        "endpoint '" + each.value("endPoint") + "' of role '" + each.value("role")
                                + "' is not in the input",
                        "its port, and whom it lets in, is missing; a deployment has it");
            }
        });
    }
}
