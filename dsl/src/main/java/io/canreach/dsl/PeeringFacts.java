package io.canreach.dsl;

import io.canreach.model.PeeringScope;
import io.canreach.model.ResourceId;
import io.canreach.model.VnetPeering;
import java.util.List;
import java.util.Optional;

/** What was said of one side of a peering; without a state it is as connected as the other side lets it be. */
record PeeringFacts(
        String remote,
        Optional<VnetPeering.State> state,
        boolean access,
        boolean forwarded,
        boolean transit,
        boolean remoteGateways,
        PeeringScope scope) {
    static PeeringFacts to(String remote) {
        return new PeeringFacts(remote, Optional.empty(), true, false, false, false, PeeringScope.WHOLE);
    }

    PeeringFacts in(VnetPeering.State value) {
        return new PeeringFacts(remote, Optional.of(value), access, forwarded, transit, remoteGateways, scope);
    }

    PeeringFacts withoutAccess() {
        return new PeeringFacts(remote, state, false, forwarded, transit, remoteGateways, scope);
    }

    PeeringFacts allowingForwarded() {
        return new PeeringFacts(remote, state, access, true, transit, remoteGateways, scope);
    }

    PeeringFacts allowingTransit() {
        return new PeeringFacts(remote, state, access, forwarded, true, remoteGateways, scope);
    }

    PeeringFacts usingRemoteGateways() {
        return new PeeringFacts(remote, state, access, forwarded, transit, true, scope);
    }

    PeeringFacts ofSubnets(List<String> more) {
        return within(
                new PeeringScope(Lists.concat(scope.localSubnets(), more), scope.remoteSubnets(), scope.onlyIpv6()));
    }

    PeeringFacts toSubnets(List<String> more) {
        return within(
                new PeeringScope(scope.localSubnets(), Lists.concat(scope.remoteSubnets(), more), scope.onlyIpv6()));
    }

    PeeringFacts onlyIpv6() {
        return within(new PeeringScope(scope.localSubnets(), scope.remoteSubnets(), true));
    }

    VnetPeering peering(ResourceId remoteId, VnetPeering.State unlessSaid) {
        return new VnetPeering(
                "to-" + remote,
                remoteId,
                state.orElse(unlessSaid),
                access,
                forwarded,
                transit,
                remoteGateways,
                List.of(),
                scope);
    }

    private PeeringFacts within(PeeringScope value) {
        return new PeeringFacts(remote, state, access, forwarded, transit, remoteGateways, value);
    }
}
