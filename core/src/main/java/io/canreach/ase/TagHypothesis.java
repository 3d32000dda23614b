package io.canreach.ase;

import io.canreach.model.AddressClass;
import io.canreach.model.Network;
import io.canreach.model.OnPremisesNetwork;
import io.canreach.model.ServiceEndpoint;
import io.canreach.model.ServiceTag;
import io.canreach.model.ServiceTags;
import io.canreach.model.Subnet;
import io.canreach.model.VirtualNetwork;
import io.canreach.packet.IpFamily;
import io.canreach.packet.IpSet;
import io.canreach.security.InternetTag;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where the prefixes of a service tag are not given, any public address may be one of them. Asking each of them as if it
 * were says what happens to those that are: where all fare alike, it does not matter which they are.
 *
 * @param network the network in which to ask
 * @param prefixes the tag's prefixes where they are given
 */
record TagHypothesis(Network network, Optional<IpSet> prefixes) {
    private static final IpSet NOWHERE = IpSet.parse("127.0.0.1");

    /** A network in which each of some tags has prefixes; those of the first that are given are what is asked about. */
    static TagHypothesis of(Network network, List<ServiceTag> tags) {
        ServiceTags given = network.serviceTags();
        Optional<IpSet> first =
                tags.stream().flatMap(tag -> given.prefixes(tag).stream()).findFirst();
        IpSet anybody = InternetTag.addresses().restrictTo(IpFamily.IPV4);
        ServiceTags all = given;
        for (ServiceTag tag : tags) {
            all = given.prefixes(tag).isPresent() ? all : all.with(tag, first.orElse(anybody));
        }
        return new TagHypothesis(
                network.withServiceTags(all), first.map(addresses -> addresses.restrictTo(IpFamily.IPV4)));
    }

    /**
     * Whoever may be called: the prefixes where they are given, otherwise all public addresses that are not known to be
     * somebody's. What a site merely advertises may be Azure's.
     */
    IpSet callable() {
        return prefixes.orElseGet(() -> {
            IpSet own = IpSet.unionOf(network.all(VirtualNetwork.class).stream()
                    .map(VirtualNetwork::addresses)
                    .toList());
            IpSet sites = IpSet.unionOf(network.all(OnPremisesNetwork.class).stream()
                    .map(OnPremisesNetwork::addresses)
                    .toList());
            IpSet known = network.addresses().publicAddresses();
            return InternetTag.addresses()
                    .restrictTo(IpFamily.IPV4)
                    .minus(AddressClass.AZURE_PLATFORM.addresses())
                    .minus(own)
                    .minus(sites)
                    .minus(known);
        });
    }

    /**
     * The same where the services of a subnet's endpoints have none of the addresses asked about, as those of Azure's
     * management are not.
     */
    TagHypothesis apartFromServicesOf(Subnet subnet) {
        ServiceTags all = network.serviceTags();
        for (ServiceEndpoint endpoint : subnet.serviceEndpoints()) {
            for (ServiceTag tag : tags(endpoint)) {
                all = all.prefixes(tag).isPresent() ? all : all.with(tag, NOWHERE);
            }
        }
        return new TagHypothesis(network.withServiceTags(all), prefixes);
    }

    private static List<ServiceTag> tags(ServiceEndpoint endpoint) {
        List<ServiceTag> tags = new ArrayList<>(endpoint.tag().stream().toList());
        for (String region : endpoint.locations()) {
            endpoint.tag().filter(any -> region.matches("[A-Za-z0-9 ]+")).ifPresent(tag -> tags.add(tag.in(region)));
        }
        return tags;
    }
}
