package io.canreach.reach;

import io.canreach.model.Assumption;
import io.canreach.model.AzureService;
import io.canreach.model.Subnet;
import io.canreach.model.Unknown;
import io.canreach.packet.IpSet;
import io.canreach.security.Doubts;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The firewall of a storage account, and of other services that work alike: exceptions for services of Azure, then the switch
 * of public access, the default action, and rules for subnets and addresses.
 *
 * @see <a href="https://learn.microsoft.com/azure/storage/common/storage-network-security">Firewalls of storage accounts</a>
 */
final class AccountGate extends ServiceGate {
    static final String OWN_REGION = "whose IP rules do not see callers of its own region";

    private static final String REFUSED = "403";

    private final boolean isStorage;

    AccountGate(Walk walk, AzureService service, Optional<Subnet> by) {
        super(walk, service, by);
        this.isStorage = service.isOf("Microsoft.Storage");
    }

    @Override
    String shut() {
        return REFUSED;
    }

    @Override
    String unnamedSubnet() {
        return REFUSED;
    }

    @Override
    String unnamedAddress() {
        return REFUSED;
    }

    /** Exceptions for services of Azure hold even where public access is off. */
    @Override
    void all(Strand strand, Consumer<Strand> next) {
        if (!(walk.source() instanceof Place.Service caller)) {
            super.all(strand, next);
            return;
        }
        AzureService other = caller.service();
        if (firewall.resourceInstances().contains(other.id())) {
            next.accept(strand.then(allow("has an exception for " + other.label())));
        } else if (firewall.trustedServices() && TrustedServices.areRegistered(other)) {
            next.accept(strand.then(allow("lets in trusted services, such as " + other.service())));
        } else if (firewall.trustedServices() && TrustedServices.mayBe(other)) {
            trustedPerhaps(strand, other, next);
        } else {
            super.all(strand, next);
        }
    }

    private void trustedPerhaps(Strand strand, AzureService other, Consumer<Strand> next) {
        Unknown why = new Unknown("whether " + other.label() + " counts as a trusted service of " + service.label()
                + ", by its identity, is not declared");
        walk.tryAll(
                strand,
                List.of(
                        each -> super.all(each, next),
                        each -> next.accept(each.then(allow("lets in trusted services")))),
                List.of(why));
    }

    /** Storage accounts see no public addresses of callers in their own region. */
    @Override
    void byAddress(Strand strand, Consumer<Strand> next) {
        IpSet rules = firewall.addresses();
        if (!isStorage || rules.isEmpty()) {
            super.byAddress(strand, next);
            return;
        }
        ServiceCaller.Located region = new ServiceCaller(walk, strand).inRegion(service.location());
        Strand own = strand.narrow(Walk.from(region.there()));
        refuse(own, REFUSED, OWN_REGION, next);
        Strand rest = strand.without(own.asked());
        Strand perhaps = rest.narrow(Walk.from(rules.intersect(region.unknown())));
        byUndeclaredRegion(perhaps, next);
        rest = rest.without(perhaps.asked());
        Strand torn = rest.without(rest.narrow(Walk.from(region.elsewhere().union(rules.complement())))
                .asked());
        walk.undetermined(torn, Stage.SERVICE, new Unknown(unknownAddress()));
        super.byAddress(rest.without(torn.asked()), next);
    }

    /** Not every region is declared. */
    private void byUndeclaredRegion(Strand strand, Consumer<Strand> next) {
        if (strand.isEmpty()) {
            return;
        }
        Assumption assumption = Assumption.UNDECLARED_REGION;
        Strand assuming = strand.assuming(List.of(assumption));
        Strand seen = assuming.then(allowAddress(strand));
        switch (walk.network().assumptions().reading(assumption)) {
            case FIRST -> next.accept(seen);
            case SECOND -> refuse(assuming, REFUSED, OWN_REGION, next);
            case ASK -> next.accept(seen.doubting(List.of(Doubts.of(assumption))));
        }
    }
}
