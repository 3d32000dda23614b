package io.canreach.exporter;

import io.canreach.model.ResourceId;
import java.util.List;

/**
 * A route table of which every value is known.
 *
 * @param id its id
 * @param location its region, or empty
 * @param keepsGatewayRoutesOut whether BGP routes are not propagated
 * @param routes by name
 * @param attachments what has it
 */
record TableToWrite(
        ResourceId id, String location, boolean keepsGatewayRoutesOut, List<Hop> routes, List<Attachment> attachments) {
    /**
     * One route.
     *
     * @param name its name
     * @param prefix a prefix or a service tag
     * @param nextHop as Azure writes it
     * @param address the appliance's address, or empty
     */
    record Hop(String name, String prefix, String nextHop, String address) {}
}
