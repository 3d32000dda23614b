package io.canreach.sql;

import io.canreach.model.Endpoint;
import io.canreach.model.Network;
import io.canreach.model.ServiceTag;
import io.canreach.model.VirtualNetwork;
import io.canreach.packet.IpSet;
import io.canreach.reach.Answer;
import io.canreach.reach.Fate;
import io.canreach.reach.Part;
import java.util.List;

/** Tells whether a SQL server takes a client for one inside Azure. */
final class SqlCaller {
    private static final ServiceTag AZURE = new ServiceTag("AzureCloud");
    private static final String SITE = "OnPremises";

    private final Network network;

    SqlCaller(Network network) {
        this.network = network;
    }

    /** By where it is, and by where its calls come out: those that are forced through a site come from there. */
    boolean isInsideAzure(Endpoint source, Answer answer) {
        List<Part> arriving = answer.parts().stream()
                .filter(part -> part.fate() != Fate.DROPPED)
                .toList();
        boolean bySite = !arriving.isEmpty() && arriving.stream().allMatch(SqlCaller::comesBySite);
        return isInAzure(source) && !bySite;
    }

    private static boolean comesBySite(Part part) {
        return part.trace().hops().stream().anyMatch(hop -> hop.type().equals(SITE));
    }

    private boolean isInAzure(Endpoint source) {
        if (source instanceof Endpoint.Named named) {
            return named.kind() != Endpoint.Kind.ON_PREMISES;
        }
        return source instanceof Endpoint.Address address && isInAzure(address.addresses());
    }

    /** An address on the Internet is somebody else's, unless the list of Azure's own has it. */
    private boolean isInAzure(IpSet addresses) {
        IpSet own = IpSet.unionOf(network.all(VirtualNetwork.class).stream()
                .map(VirtualNetwork::addresses)
                .toList());
        IpSet azure = network.serviceTags().prefixes(AZURE).orElse(IpSet.empty());
        return addresses.overlaps(own.union(azure).union(network.addresses().publicAddresses()));
    }
}
