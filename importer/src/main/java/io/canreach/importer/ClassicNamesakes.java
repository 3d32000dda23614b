package io.canreach.importer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The cloud services that have a role of a name: a service configuration names its role, and not which service it is for.
 *
 * @param services by the key of a role's name, the names of the services in the input that have such a role
 */
record ClassicNamesakes(Map<String, List<String>> services) {
    static final ClassicNamesakes NONE = new ClassicNamesakes(Map.of());

    static ClassicNamesakes of(Classic classic) {
        Map<String, List<String>> services = new LinkedHashMap<>();
        for (XmlElement document : classic.all(Classic.Kind.DEPLOYMENT)) {
            String service = ClassicDeployments.name(document);
            for (XmlElement role : ClassicDeployments.roles(document)) {
                List<String> named =
                        services.computeIfAbsent(ClassicAcls.key(role.value("RoleName")), any -> new ArrayList<>());
                if (named.stream().noneMatch(service::equalsIgnoreCase)) {
                    named.add(service);
                }
            }
        }
        return new ClassicNamesakes(services);
    }

    List<String> services(String role) {
        return services.getOrDefault(ClassicAcls.key(role), List.of());
    }

    /** That configurations do not tell the services of a role apart, up to what they then do not say. */
    String shared(String role) {
        return "the services '" + String.join("' and '", services(role)) + "' have a role '" + role
                + "' each, and not as many service configurations in the input say";
    }
}
