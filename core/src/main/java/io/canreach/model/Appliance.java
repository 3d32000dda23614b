package io.canreach.model;

import java.util.List;

/**
 * What a machine does with packets that are not for its own addresses, as far as it is told: Azure cannot know it.
 *
 * @param forwarding what it forwards
 * @param state whether it follows connections, and drops what it sees half of
 * @param sourceNat where it puts its own address as source
 * @param rules what it forwards, where that is by rules; what none matches is dropped
 * @param translations what it forwards of packets for its own addresses
 * @see <a href="https://learn.microsoft.com/azure/virtual-network/virtual-networks-udr-overview#next-hop-types-across-azure-tools">Virtual appliances</a>
 */
public record Appliance(
        Forwarding forwarding,
        State state,
        SourceNat sourceNat,
        List<ApplianceRule> rules,
        List<DnatRule> translations) {
    /**
     * Copies the lists.
     *
     * @param forwarding what it forwards
     * @param state whether it follows connections, and drops what it sees half of
     * @param sourceNat where it puts its own address as source
     * @param rules what it forwards, where that is by rules; what none matches is dropped
     * @param translations what it forwards of packets for its own addresses
     */
    public Appliance {
        rules = List.copyOf(rules);
        translations = List.copyOf(translations);
    }

    /** A router: it forwards everything and remembers nothing. */
    public static final Appliance ROUTER =
            new Appliance(Forwarding.ALL, State.STATELESS, SourceNat.NONE, List.of(), List.of());

    /** A machine of which nothing is known. */
    public static final Appliance UNKNOWN =
            new Appliance(Forwarding.UNKNOWN, State.UNKNOWN, SourceNat.NONE, List.of(), List.of());

    /** What an appliance forwards. */
    public enum Forwarding {
        /** Everything. */
        ALL,
        /** What its rules allow. */
        BY_RULES,
        /** That is not known. */
        UNKNOWN
    }

    /** Whether an appliance follows connections. */
    public enum State {
        /** It judges each packet by itself. */
        STATELESS,
        /** It must see both directions of a connection. */
        STATEFUL,
        /** That is not known. */
        UNKNOWN
    }

    /** Where an appliance puts its own address as source. */
    public enum SourceNat {
        /** Nowhere. */
        NONE,
        /** On the way to public addresses. */
        INTERNET,
        /** Always. */
        ALWAYS
    }
}
