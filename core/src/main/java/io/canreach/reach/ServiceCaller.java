package io.canreach.reach;

import io.canreach.model.AddressClass;
import io.canreach.model.Network;
import io.canreach.model.ServiceTag;
import io.canreach.model.Subnet;
import io.canreach.packet.IpSet;
import java.util.List;
import java.util.Optional;

/** Who calls a service by its public address, and whether from inside Azure. */
final class ServiceCaller {
    private static final ServiceTag AZURE = new ServiceTag("AzureCloud");
    /** Addresses that Azure cannot have: examples in documentation, and what is not public. */
    private static final IpSet NEVER_AZURE = AddressClass.PUBLIC.addresses().complement();

    private final Network network;
    private final Place source;
    private final Optional<Crossing> exit;

    ServiceCaller(Walk walk, Strand strand) {
        List<Crossing> crossings = strand.crossings();
        this.network = walk.network();
        this.source = walk.source();
        this.exit = crossings.isEmpty() ? Optional.empty() : Optional.of(crossings.get(crossings.size() - 1));
    }

    /** Addresses that are surely somewhere, and those that surely are not; of all others it is not known. */
    record Located(IpSet there, IpSet elsewhere) {
        static final Located THERE = new Located(IpSet.all(), IpSet.empty());
        static final Located ELSEWHERE = new Located(IpSet.empty(), IpSet.all());
        static final Located UNKNOWN = new Located(IpSet.empty(), IpSet.empty());

        IpSet unknown() {
            return there.union(elsewhere).complement();
        }
    }

    /** The subnet from which the flows left for the Internet. */
    Optional<Subnet> subnet() {
        return exit.flatMap(Crossing::at).flatMap(Place::subnet);
    }

    /** Which of the addresses seen are of Azure. What leaves by a way of Azure's own has one; a site never does. */
    Located inAzure() {
        if (isInside()) {
            return Located.THERE;
        }
        return exit.isPresent() ? Located.ELSEWHERE : byData();
    }

    /** Which of the addresses seen are of a region of Azure. */
    Located inRegion(String region) {
        if (isInside()) {
            return region().map(own -> compared(own, region)).orElse(Located.UNKNOWN);
        }
        return exit.isPresent() ? Located.ELSEWHERE : byData(region);
    }

    private boolean isInside() {
        return source instanceof Place.Service || exit.flatMap(Crossing::at).isPresent();
    }

    private Optional<String> region() {
        if (source instanceof Place.Service it) {
            return Optional.of(it.service().location());
        }
        if (exit.flatMap(Crossing::at).orElse(source) instanceof Place.App app) {
            return Optional.of(app.app().location());
        }
        return subnet().map(it -> network.virtualNetworkOf(it).location());
    }

    private static Located compared(String own, String region) {
        if (Regions.same(own, region)) {
            return Located.THERE;
        }
        return Regions.differ(own, region) ? Located.ELSEWHERE : Located.UNKNOWN;
    }

    /** By the data of service tags, where it is there; the network's own public addresses are Azure's. */
    private Located byData() {
        IpSet own = network.addresses().publicAddresses().minus(NEVER_AZURE);
        Optional<IpSet> listed = network.serviceTags().prefixes(AZURE);
        IpSet elsewhere = listed.map(IpSet::complement).orElse(NEVER_AZURE).union(NEVER_AZURE);
        return new Located(listed.orElse(IpSet.empty()).union(own), elsewhere.minus(own));
    }

    private Located byData(String region) {
        IpSet outside = byData().elsewhere();
        Optional<IpSet> listed =
                Regions.isKnown(region) ? network.serviceTags().prefixes(AZURE.in(region)) : Optional.empty();
        return listed.map(there -> new Located(there, there.complement())).orElse(new Located(IpSet.empty(), outside));
    }
}
