package io.canreach.model;

/**
 * An ExpressRoute circuit, as far as it matters here: how many prefixes and virtual networks it takes. A connection by a circuit
 * that is not in the network counts as one by a Standard circuit.
 *
 * @param id the circuit's id
 * @param location where the provider is met, such as {@code Amsterdam}, or empty where it is not known
 * @param tier Standard or Premium
 * @see <a href="https://learn.microsoft.com/azure/expressroute/expressroute-faqs">ExpressRoute FAQ</a>
 */
public record ExpressRouteCircuit(ResourceId id, String location, Tier tier) implements Resource {
    /** The two tiers that differ in their limits. */
    public enum Tier {
        /** At most 4,000 IPv4 prefixes from on-premises and 10 virtual networks; Local circuits likewise. */
        STANDARD("Standard", 4000, 10),
        /** At most 10,000 IPv4 prefixes from on-premises and 100 virtual networks. */
        PREMIUM("Premium", 10000, 100);

        private final String text;
        private final int prefixes;
        private final int networks;

        Tier(String text, int prefixes, int networks) {
            this.text = text;
            this.prefixes = prefixes;
            this.networks = networks;
        }

        /**
         * How many IPv4 prefixes may be announced from on-premises.
         *
         * @return 4,000 or 10,000
         */
        public int maxPrefixes() {
            return prefixes;
        }

        /**
         * How many virtual networks may be linked.
         *
         * @return 10 or 100
         */
        public int maxNetworks() {
            return networks;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    @Override
    public String kind() {
        return "ExpressRoute circuit";
    }

    @Override
    public String toString() {
        return label() + " (" + tier + ")";
    }
}
