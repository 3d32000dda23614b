package io.canreach.model;

import io.canreach.packet.IpSet;
import java.util.List;

/**
 * Whom an Azure service lets in by its public address and by service endpoints.
 *
 * @param defaultAction what it does with callers that no rule names
 * @param ipRules public addresses that it lets in
 * @param subnetRules subnets that it lets in, by their service endpoint
 */
public record ServiceFirewall(Access defaultAction, IpSet ipRules, List<ResourceId> subnetRules) {
    /**
     * Copies the lists.
     *
     * @param defaultAction what it does with callers that no rule names
     * @param ipRules public addresses that it lets in
     * @param subnetRules subnets that it lets in, by their service endpoint
     */
    public ServiceFirewall {
        subnetRules = List.copyOf(subnetRules);
    }

    /** It lets everybody in. */
    public static final ServiceFirewall OPEN = new ServiceFirewall(Access.ALLOW, IpSet.empty(), List.of());
}
