package io.canreach.importer;

import java.util.ArrayList;
import java.util.List;
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
        List<String> told = roles.stream()
                .map(each -> each.value("RoleName"))
                .filter(role -> describing(role).findAny().isPresent())
                .toList();
        boolean apart = told.stream()
                .anyMatch(role ->
                        namesakes.services(role).size() <= describing(role).count());
        return apart ? "" : namesakes.shared(told.get(0)) + " which virtual network it is in";
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
                .anyMatch(each -> Classic.name(each).equalsIgnoreCase(role));
    }

    /** What is said of the addresses of a role's instances. */
    Stream<XmlElement> addresses(String role) {
        return configurations.stream()
                .flatMap(each -> each.at("NetworkConfiguration", "AddressAssignments", "InstanceAddress").stream())
                .filter(each -> each.value("roleName").equalsIgnoreCase(role));
    }
}
