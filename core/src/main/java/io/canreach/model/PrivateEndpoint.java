package io.canreach.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A private endpoint: an interface in a subnet behind which an Azure service stands. It receives connections and starts none.
 *
 * @param id the endpoint's id
 * @param location the region, or empty where it is not known
 * @param subnet the subnet it stands in
 * @param privateAddresses its addresses, at least one
 * @param state how far its connection to the service is
 * @param service the service behind it
 * @param groupIds the parts of the service it is for, such as {@code sqlServer}
 * @param applicationSecurityGroups the ids of the groups it is a member of
 * @see <a href="https://learn.microsoft.com/azure/private-link/private-endpoint-overview">Private endpoints</a>
 */
public record PrivateEndpoint(
        ResourceId id,
        String location,
        ResourceId subnet,
        List<HostAddress> privateAddresses,
        State state,
        Optional<ResourceId> service,
        List<String> groupIds,
        List<ResourceId> applicationSecurityGroups)
        implements Resource {
    /**
     * Copies the lists and checks that there is an address.
     *
     * @param id the endpoint's id
     * @param location the region, or empty where it is not known
     * @param subnet the subnet it stands in
     * @param privateAddresses its addresses, at least one
     * @param state how far its connection to the service is
     * @param service the service behind it
     * @param groupIds the parts of the service it is for, such as {@code sqlServer}
     * @param applicationSecurityGroups the ids of the groups it is a member of
     */
    public PrivateEndpoint {
        privateAddresses = List.copyOf(privateAddresses);
        groupIds = List.copyOf(groupIds);
        applicationSecurityGroups = List.copyOf(applicationSecurityGroups);
        if (privateAddresses.isEmpty()) {
            throw new InvalidValueException(
                    "private endpoint '" + id.name() + "' must have at least one address, known or unknown");
        }
    }

    /** How far a private endpoint's connection is; only an approved one carries traffic. */
    public enum State {
        /** It carries traffic. */
        APPROVED("Approved"),
        /** The owner of the service has not approved it yet. */
        PENDING("Pending"),
        /** The owner of the service refused it. */
        REJECTED("Rejected"),
        /** It was approved once, and its service is gone. */
        DISCONNECTED("Disconnected"),
        /** Nothing is known of it. */
        UNKNOWN("unknown");

        private final String text;

        State(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /**
     * Its addresses as those of an interface, which is what a private endpoint is to rules and groups.
     *
     * @return one for each address, of an interface with the endpoint's own id
     */
    public List<InterfaceAddress> interfaceAddresses() {
        List<IpConfiguration> configurations = new ArrayList<>();
        for (HostAddress each : privateAddresses) {
            configurations.add(IpConfiguration.of("ip" + configurations.size(), subnet, each)
                    .withApplicationSecurityGroups(applicationSecurityGroups));
        }
        NetworkInterface nic = NetworkInterface.of(id, configurations);
        return configurations.stream()
                .map(each -> new InterfaceAddress(nic, each))
                .toList();
    }

    @Override
    public String kind() {
        return "private endpoint";
    }

    @Override
    public String toString() {
        return label();
    }
}
