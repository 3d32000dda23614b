package io.canreach.dsl;

import io.canreach.model.PublicIpAddress.Sku;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What was said of a load balancer; the probe is that of all rules that say no other. */
record LoadBalancerFacts(String name, String location, Sku sku, Optional<Integer> probe, List<LoadBalancerPart> parts) {
    static LoadBalancerFacts of(String name) {
        return new LoadBalancerFacts(name, "", Sku.STANDARD, Optional.empty(), List.of());
    }

    String label() {
        return "load balancer '" + name + "'";
    }

    LoadBalancerFacts in(String region) {
        return new LoadBalancerFacts(name, region, sku, probe, parts);
    }

    LoadBalancerFacts ofSku(Sku value) {
        return new LoadBalancerFacts(name, location, value, probe, parts);
    }

    LoadBalancerFacts probedAt(int port) {
        return new LoadBalancerFacts(name, location, sku, Optional.of(port), parts);
    }

    LoadBalancerFacts with(LoadBalancerPart part) {
        return new LoadBalancerFacts(name, location, sku, probe, Lists.plus(parts, part));
    }

    <T extends LoadBalancerPart> LoadBalancerFacts withLast(Class<T> kind, UnaryOperator<T> change) {
        List<LoadBalancerPart> changed = Lists.withLast(parts, part -> change.apply(kind.cast(part)));
        return new LoadBalancerFacts(name, location, sku, probe, changed);
    }

    <T extends LoadBalancerPart> List<T> all(Class<T> kind) {
        return parts.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** A name for a further frontend: the first is called as said, those after it are numbered. */
    String next(String frontend) {
        long before = all(LoadBalancerPart.Frontend.class).stream()
                .filter(each -> each.name().startsWith(frontend))
                .count();
        return frontend + (before == 0 ? "" : String.valueOf(before + 1));
    }
}
