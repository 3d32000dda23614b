package io.canreach.dsl;

import io.canreach.model.HostAddress;
import io.canreach.model.LoadBalancer.Frontend;
import io.canreach.model.PublicIpAddress;
import io.canreach.model.PublicIpAddress.Sku;
import io.canreach.model.ResourceId;
import io.canreach.model.Unknown;
import io.canreach.packet.IpFamily;
import java.util.Optional;

/** Makes a frontend of a load balancer of what was said. */
record FrontendDraft(Draft draft, String balancer, Sku sku, LoadBalancerPart.Frontend facts) {
    Optional<Frontend> frontend() {
        Optional<PublicIpDeclaration> publicIp = facts.publicIp();
        return publicIp.isPresent() ? publicly(publicIp.get()) : internally();
    }

    /** Public IPs bear the family of their address. */
    private Optional<Frontend> publicly(PublicIpDeclaration said) {
        HostAddress none = new Unknown(place() + " is public");
        Optional<ResourceId> id = draft.publicIp(said.facts(), sku);
        return id.flatMap(one -> draft.made(PublicIpAddress.class, one))
                .map(PublicIpAddress::family)
                .map(family -> new Frontend(facts.name(), family, id, Optional.empty(), none));
    }

    private Optional<Frontend> internally() {
        String place = place();
        Optional<ResourceId> subnet = facts.subnet().flatMap(new References(draft, balancer)::subnet);
        Optional<HostAddress> address = new Addresses(draft, balancer).read(facts.address(), "the address of " + place);
        IpFamily family = facts.address().map(Addresses::familyOf).orElse(IpFamily.IPV4);
        return address.filter(any -> subnet.isPresent())
                .map(known -> new Frontend(facts.name(), family, Optional.empty(), subnet, known));
    }

    private String place() {
        return "frontend '" + facts.name() + "' of " + balancer;
    }
}
