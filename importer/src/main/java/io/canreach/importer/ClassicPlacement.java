package io.canreach.importer;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where service configurations put the roles of a deployment.
 *
 * @param configurations the deployment's own, or else those that lie beside it
 */
record ClassicPlacement(List<XmlElement> configurations) {
    static ClassicPlacement of(Optional<XmlElement> own, Classic classic) {
        return new ClassicPlacement(own.map(List::of).orElseGet(() -> classic.all(Classic.Kind.SERVICE)));
    }

    /** The virtual networks that are said of the deployment's roles: one, or none, or several of which one is right. */
    List<String> networks(List<XmlElement> roles) {
        return configurations.stream()
                .filter(each -> roles.stream().anyMatch(role -> describes(each, role.value("RoleName"))))
                .flatMap(each -> each.at("NetworkConfiguration", "VirtualNetworkSite").stream())
                .map(Classic::name)
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
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
