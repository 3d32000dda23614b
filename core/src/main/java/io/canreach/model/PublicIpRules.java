package io.canreach.model;

import io.canreach.model.PublicIpAddress.Sku;
import io.canreach.packet.Ip;
import io.canreach.packet.IpFamily;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Azure's rules for public IP addresses: each serves one user, of its own region, and of a SKU and family that the user takes.
 *
 * @see <a href="https://learn.microsoft.com/azure/virtual-network/ip-services/public-ip-addresses">Public IP addresses</a>
 */
final class PublicIpRules {
    private static final Set<Sku> ANY_SKU = EnumSet.allOf(Sku.class);
    private static final Set<IpFamily> BOTH = EnumSet.allOf(IpFamily.class);

    private final NetworkRules rules;
    private final Map<ResourceId, String> users = new HashMap<>();

    PublicIpRules(NetworkRules rules) {
        this.rules = rules;
    }

    /** Somebody who takes public IP addresses, and which. */
    private record User(String label, String location, Set<Sku> skus, Set<IpFamily> families) {}

    void check() {
        checkAddresses();
        for (NetworkInterface each : rules.all(NetworkInterface.class)) {
            check(each);
        }
        for (LoadBalancer each : rules.all(LoadBalancer.class)) {
            check(each);
        }
        for (NatGateway each : rules.all(NatGateway.class)) {
            check(each);
        }
        checkManaged();
    }

    private void checkManaged() {
        for (AzureFirewall each : rules.all(AzureFirewall.class)) {
            User user = new User(each.label(), each.location(), EnumSet.of(Sku.STANDARD), BOTH);
            each.publicIps().forEach(id -> attach(id, user));
        }
        for (BastionHost each : rules.all(BastionHost.class)) {
            User user = new User(each.label(), each.location(), EnumSet.of(Sku.STANDARD), EnumSet.of(IpFamily.IPV4));
            each.publicIp().ifPresent(id -> attach(id, user));
        }
        for (ApplicationGateway each : rules.all(ApplicationGateway.class)) {
            check(each);
        }
    }

    private void checkAddresses() {
        Map<Ip, String> owners = new HashMap<>();
        for (PublicIpAddress each : rules.all(PublicIpAddress.class)) {
            if (each.address() instanceof KnownAddress known) {
                String other = owners.putIfAbsent(known.ip(), each.label());
                if (other != null) {
                    rules.problem(each.label() + " has the address " + known + ", which " + other + " has already");
                }
            }
        }
    }

    private void check(NetworkInterface nic) {
        String label = InterfaceRules.owner(nic);
        for (IpConfiguration each : nic.ipConfigurations()) {
            if (each.publicIp().isPresent()) {
                attach(each.publicIp().get(), new User(label, nic.location(), ANY_SKU, EnumSet.of(each.family())));
            }
        }
    }

    private void check(LoadBalancer balancer) {
        String label = Texts.sku(balancer.sku()) + " " + balancer.label();
        for (LoadBalancer.Frontend each : balancer.frontends()) {
            User user = new User(label, balancer.location(), EnumSet.of(balancer.sku()), EnumSet.of(each.family()));
            each.publicIp().ifPresent(id -> attach(id, user));
        }
    }

    private void check(NatGateway gateway) {
        boolean second = gateway.sku() == NatGateway.Sku.STANDARD_V2;
        User user = new User(
                (second ? "StandardV2 " : "Standard ") + gateway.label(),
                gateway.location(),
                EnumSet.of(second ? Sku.STANDARD_V2 : Sku.STANDARD),
                second ? BOTH : EnumSet.of(IpFamily.IPV4));
        gateway.publicIps().forEach(id -> attach(id, user));
    }

    private void check(ApplicationGateway gateway) {
        boolean first = gateway.version() == ApplicationGateway.Version.V1;
        Set<Sku> skus = first ? EnumSet.of(Sku.BASIC, Sku.STANDARD) : EnumSet.of(Sku.STANDARD);
        User user = new User(gateway.label(), gateway.location(), skus, BOTH);
        gateway.frontends().forEach(each -> each.publicIp().ifPresent(id -> attach(id, user)));
    }

    private void attach(ResourceId id, User user) {
        Optional<PublicIpAddress> found = rules.find(PublicIpAddress.class, id);
        if (found.isEmpty()) {
            rules.mustExist(PublicIpAddress.class, "public IP", id, user.label());
        } else {
            checkFit(found.get(), user);
        }
        String other = users.putIfAbsent(id, user.label());
        if (other != null) {
            rules.problem("public IP '" + id.name() + "' is attached to " + other + " and to " + user.label()
                    + "; it may be attached once");
        }
    }

    private void checkFit(PublicIpAddress ip, User user) {
        String attaches = user.label() + " attaches " + ip.label() + " (";
        if (!user.families().contains(ip.family())) {
            rules.problem(
                    attaches + Texts.family(ip.family()) + "); it takes an " + only(user.families()) + " one here");
        }
        if (!user.skus().contains(ip.sku())) {
            String allowed = user.skus().stream().map(Texts::sku).collect(Collectors.joining(" or "));
            rules.problem(attaches + Texts.sku(ip.sku()) + "); it takes " + allowed + " ones only");
        }
        rules.sameRegion(ip.label(), ip.location(), user.label(), user.location());
    }

    private static String only(Set<IpFamily> families) {
        return families.stream().map(Texts::family).collect(Collectors.joining(" or "));
    }
}
