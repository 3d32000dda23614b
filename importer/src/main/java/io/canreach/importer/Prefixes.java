package io.canreach.importer;

import io.canreach.model.Gap;
import io.canreach.model.ResourceId;
import io.canreach.packet.Cidr;
import io.canreach.packet.Ip;
import java.util.List;
import java.util.Optional;

/** Reads address prefixes; those with host bits are normalised, with a warning. */
final class Prefixes {
    private Prefixes() {}

    /** The prefix in a text. */
    static Cidr parse(Node node, String text) {
        Cidr cidr = Cidr.parseNormalized(text);
        int slash = text.indexOf('/');
        if (slash > 0 && !Ip.parse(text.substring(0, slash)).equals(cidr.first())) {
            node.warn("prefix " + text + " has bits set behind its length", "it is read as " + cidr);
        }
        return cidr;
    }

    /** The prefixes of a singular and a plural field; what is none is refused. */
    static List<Cidr> of(Node node, String singular, String plural) {
        return node.values(singular, plural).stream()
                .flatMap(each -> one(each).stream())
                .distinct()
                .toList();
    }

    /** The prefixes of a virtual network or subnet; where one exists only on deployment, its addresses are a gap. */
    static List<Cidr> known(ResourceId owner, Node node, Assembly assembly) {
        List<Node> values = node.values("addressPrefix", "addressPrefixes");
        values.stream()
                .filter(Node::isExpression)
                .forEach(each -> assembly.gap(
                        owner,
                        Gap.Effect.ADDRESSES,
                        each,
                        "the address prefix of '" + owner.name() + "' is not known: " + each.shown()));
        return values.stream()
                .filter(each -> !each.isExpression())
                .flatMap(each -> one(each).stream())
                .distinct()
                .toList();
    }

    /** The prefixes of a list; what is none is refused. */
    static List<Cidr> all(Node list) {
        return list.items().stream()
                .flatMap(each -> one(each).stream())
                .distinct()
                .toList();
    }

    /** One prefix; what is none is refused. */
    static Optional<Cidr> one(Node node) {
        if (node.isExpression()) {
            node.doubt();
            return Optional.empty();
        }
        Optional<String> text = node.text();
        try {
            return text.map(each -> parse(node, each));
        } catch (IllegalArgumentException refused) {
            node.refuse(String.valueOf(refused.getMessage()), "without it the network is not known");
            return Optional.empty();
        }
    }
}
