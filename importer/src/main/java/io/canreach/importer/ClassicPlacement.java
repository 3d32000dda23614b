package io.canreach.importer;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where service configurations put the roles of a deployment.
 *
 * @param configurations the deployment's own, or else those that lie beside it
 * @param namesakes the services that the latter may be meant for; none where the deployment brings its own
 */
record ClassicPlacement(List<XmlElement> configurations, ClassicNamesakes namesakes) {
    private static final String IN_NONE = "none";

    static ClassicPlacement of(Optional<XmlElement> own, List<XmlElement> beside, ClassicNamesakes namesakes) {
        return own.map(each -> new ClassicPlacement(List.of(each), ClassicNamesakes.NONE))
                .orElseGet(() -> new ClassicPlacement(beside, namesakes));
    }

    /** The virtual networks that are said of the deployment's roles: one, or none, or several of which one is right. */
    List<String> networks(List<XmlElement> roles) {
        List<String> networks = new ArrayList<>();
        describing(roles).flatMap(ClassicPlacement::sites).forEach(name -> {
            if (networks.stream().noneMatch(name::equalsIgnoreCase)) {
                networks.add(name);
            }
        });
        return networks;
    }

    /**
     * Why nobody knows in which of some networks a deployment is, or whether it is in one; empty where that is known.
     *
     * @param roles the roles of the deployment
     * @param networks what configurations say of them
     */
    String doubt(List<XmlElement> roles, List<String> networks) {
        if (networks.isEmpty()) {
            return "";
        }
        List<String> possible = new ArrayList<>(networks);
        if (describing(roles).anyMatch(each -> sites(each).findAny().isEmpty())) {
            possible.add(IN_NONE);
        }
        return possible.size() > 1
                ? "service configurations put the role into different virtual networks, " + String.join(", ", possible)
                : shared(roles);
    }

    /** That other services have all the roles too of which configurations tell; one that is its own tells it apart. */
    private String shared(List<XmlElement> roles) {
        return isToldApart(roles) ? "" : namesakes.shared(told(roles).get(0)) + " which virtual network it is in";
    }

    private boolean isToldApart(List<XmlElement> roles) {
        return told(roles).stream()
                .anyMatch(role ->
                        namesakes.services(role).size() <= describing(role).count());
    }

    /** The names of the roles of which configurations tell. */
    private List<String> told(List<XmlElement> roles) {
        return roles.stream()
                .map(each -> each.value("RoleName"))
                .filter(role -> describing(role).findAny().isPresent())
                .toList();
    }

    private Stream<XmlElement> describing(List<XmlElement> roles) {
        return configurations.stream()
                .filter(each -> roles.stream().anyMatch(role -> describes(each, role.value("RoleName"))));
    }

    private Stream<XmlElement> describing(String role) {
        return configurations.stream().filter(each -> describes(each, role));
    }

    private static Stream<String> sites(XmlElement configuration) {
        return configuration.at("NetworkConfiguration", "VirtualNetworkSite").stream()
                .map(Classic::name)
                .filter(name -> !name.isEmpty());
    }

    private static boolean describes(XmlElement configuration, String role) {
        return configuration.all("Role").stream()
                        .anyMatch(each -> Classic.name(each).equalsIgnoreCase(role))
                || !addresses(configuration, role).isEmpty();
    }

    /**
     * What is said of the addresses of a role's instances.
     *
     * @param settings what is surely said of this role
     * @param others what may be said of it, or of a role of another service
     * @param doubt why the latter is not believed; empty where nothing is in doubt
     */
    record Said(List<XmlElement> settings, List<XmlElement> others, String doubt) {}

    /**
     * What is said of the addresses of a role's instances.
     *
     * @param roles the roles of its deployment
     * @param role the name of the role
     * @param network the virtual network that the deployment is in; a configuration that names another one alone is not meant
     */
    Said addresses(List<XmlElement> roles, String role, Optional<String> network) {
        List<List<XmlElement>> said = configurations.stream()
                .filter(each -> network.isEmpty() || isIn(each, network.get()))
                .filter(each -> describes(each, role))
                .map(each -> addresses(each, role))
                .toList();
        List<XmlElement> all = said.stream().flatMap(List::stream).toList();
        String doubt = all.isEmpty() ? "" : doubt(roles, role, said);
        return doubt.isEmpty()
                ? new Said(said.stream().findFirst().orElse(List.of()), List.of(), "")
                : new Said(List.of(), all, doubt);
    }

    private String doubt(List<XmlElement> roles, String role, List<List<XmlElement>> said) {
        if (said.stream().map(ClassicPlacement::text).distinct().count() > 1) {
            return "service configurations in the input have a role '" + role
                    + "' each, and differ in which subnet it is in";
        }
        return isToldApart(roles) ? "" : namesakes.shared(role) + " which subnet it is in";
    }

    private static String text(List<XmlElement> addresses) {
        return addresses.stream().map(XmlElement::content).toList().toString().toLowerCase(Locale.ROOT);
    }

    private static boolean isIn(XmlElement configuration, String network) {
        List<String> named = sites(configuration).toList();
        return named.isEmpty() || named.stream().anyMatch(network::equalsIgnoreCase);
    }

    private static List<XmlElement> addresses(XmlElement configuration, String role) {
        return configuration.at("NetworkConfiguration", "AddressAssignments", "InstanceAddress").stream()
                .filter(each -> each.value("roleName").equalsIgnoreCase(role))
                .toList();
    }
}
