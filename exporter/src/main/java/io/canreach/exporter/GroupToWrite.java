package io.canreach.exporter;

import io.canreach.model.ResourceId;
import java.util.List;

/**
 * A network security group of which every value is known and takes the form that Azure allows.
 *
 * @param id its id
 * @param location its region, or empty
 * @param rules inbound before outbound, each by priority
 * @param attachments what has it
 */
record GroupToWrite(ResourceId id, String location, List<Rule> rules, List<Attachment> attachments) {
    /**
     * One rule.
     *
     * @param name its name
     * @param priority its priority
     * @param direction {@code Inbound} or {@code Outbound}
     * @param access {@code Allow} or {@code Deny}
     * @param protocol as Azure writes it
     * @param source where from
     * @param destination where to
     */
    record Rule(
            String name,
            int priority,
            String direction,
            String access,
            String protocol,
            Side source,
            Side destination) {}

    /**
     * One side of a rule.
     *
     * @param prefixes prefixes, or one tag or {@code *} alone; none where there are groups
     * @param groups application security groups; none where there are prefixes
     * @param ports ports and ranges, or {@code *} alone
     */
    record Side(List<String> prefixes, List<ResourceId> groups, List<String> ports) {}
}
