package io.canreach.model;

import java.util.List;
import java.util.Optional;

/**
 * A virtual machine, Resource Manager or classic. A classic machine has an interface here as well, so that both are
 * asked about alike; its NSG is the machine's, and its public face is its cloud service.
 *
 * @param id the machine's id
 * @param model Resource Manager or classic
 * @param location the region, or empty where it is not known
 * @param networkInterfaces the ids of its interfaces; the first is the primary one
 * @param cloudService the cloud service that a classic machine lives in
 * @param inputEndpoints the endpoints of a classic machine on its cloud service's public address
 * @param appliance what it forwards, where it is told
 * @param powerState whether it runs
 */
public record VirtualMachine(
        ResourceId id,
        DeploymentModel model,
        String location,
        List<ResourceId> networkInterfaces,
        Optional<ResourceId> cloudService,
        List<InputEndpoint> inputEndpoints,
        Optional<Appliance> appliance,
        PowerState powerState)
        implements Resource {
    /** Whether a machine runs. */
    public enum PowerState {
        /** It runs, or is meant to. */
        RUNNING,
        /** It is stopped or deallocated. */
        STOPPED
    }

    /**
     * Copies the lists.
     *
     * @param id the machine's id
     * @param model Resource Manager or classic
     * @param location the region, or empty where it is not known
     * @param networkInterfaces the ids of its interfaces; the first is the primary one
     * @param cloudService the cloud service that a classic machine lives in
     * @param inputEndpoints the endpoints of a classic machine on its cloud service's public address
     * @param appliance what it forwards, where it is told
     * @param powerState whether it runs
     */
    public VirtualMachine {
        networkInterfaces = List.copyOf(networkInterfaces);
        inputEndpoints = List.copyOf(inputEndpoints);
    }

    /**
     * A Resource Manager machine.
     *
     * @param id the machine's id
     * @param networkInterfaces the ids of its interfaces
     * @return the machine
     */
    public static VirtualMachine of(ResourceId id, List<ResourceId> networkInterfaces) {
        return new VirtualMachine(
                id,
                DeploymentModel.RESOURCE_MANAGER,
                "",
                networkInterfaces,
                Optional.empty(),
                List.of(),
                Optional.empty(),
                PowerState.RUNNING);
    }

    /**
     * This machine as an appliance.
     *
     * @param value what it forwards
     * @return a new machine
     */
    public VirtualMachine withAppliance(Appliance value) {
        return new VirtualMachine(
                id, model, location, networkInterfaces, cloudService, inputEndpoints, Optional.of(value), powerState);
    }

    /**
     * This machine running or stopped.
     *
     * @param value whether it runs
     * @return a new machine
     */
    public VirtualMachine withPowerState(PowerState value) {
        return new VirtualMachine(
                id, model, location, networkInterfaces, cloudService, inputEndpoints, appliance, value);
    }

    @Override
    public String kind() {
        return "vm";
    }

    @Override
    public String toString() {
        return label();
    }
}
