package io.canreach.importer.arm.expression;

import static io.canreach.importer.arm.expression.Function.exactly;

import io.canreach.packet.Cidr;
import io.canreach.packet.Ip;
import io.canreach.packet.IpFamily;
import java.math.BigInteger;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Blocks of addresses. */
final class CidrFunctions {
    static final List<Function> ALL = List.of(
            exactly(1, "parseCidr", CidrFunctions::parsed),
            exactly(3, "cidrSubnet", CidrFunctions::subnet),
            exactly(2, "cidrHost", CidrFunctions::host));

    private CidrFunctions() {}

    /** The first and last usable addresses are those of any network; Azure keeps more of them. */
    private static JsonNode parsed(Arguments arguments) {
        Cidr block = block(arguments);
        int reserved = reserves(block) ? 1 : 0;
        BigInteger last = block.size().subtract(BigInteger.valueOf(1 + reserved));
        ObjectNode parts = Values.object();
        parts.put("network", block.first().toString())
                .put("netmask", mask(block).toString());
        if (block.family() == IpFamily.IPV4) {
            parts.put("broadcast", block.last().toString());
        }
        parts.put("firstUsable", at(block, BigInteger.valueOf(reserved)).toString());
        return arguments.made(
                parts.put("lastUsable", at(block, last).toString()).put("cidr", block.prefixLength()));
    }

    private static JsonNode subnet(Arguments arguments) {
        Cidr block = block(arguments);
        int bits = block.family().bits();
        long length = arguments.whole(1);
        if (length < block.prefixLength() || length > bits) {
            throw arguments.refuse(1, block.prefixLength() + " to " + bits);
        }
        BigInteger highest =
                BigInteger.ONE.shiftLeft((int) length - block.prefixLength()).subtract(BigInteger.ONE);
        BigInteger index = BigInteger.valueOf(arguments.whole(2));
        if (index.signum() < 0 || index.compareTo(highest) > 0) {
            throw arguments.refuse(2, "0 to " + highest);
        }
        return Values.text(Cidr.of(at(block, index.shiftLeft(bits - (int) length)), (int) length)
                .toString());
    }

    /** Index 0 is the address after the first one, in both families. */
    private static JsonNode host(Arguments arguments) {
        Cidr block = block(arguments);
        BigInteger index = BigInteger.valueOf(arguments.whole(1)).add(BigInteger.ONE);
        BigInteger usable = block.size().subtract(BigInteger.valueOf(reserves(block) ? 1 : 0));
        if (index.signum() <= 0 || index.compareTo(usable) >= 0) {
            throw arguments.refuse(1, "an index of an address in " + block);
        }
        return Values.text(at(block, index).toString());
    }

    private static Cidr block(Arguments arguments) {
        String text = arguments.text(0);
        try {
            return Cidr.parseNormalized(text);
        } catch (IllegalArgumentException notOne) {
            throw arguments.refuse(0, "a block of addresses, as 10.0.0.0/16 or fd00::/48");
        }
    }

    /** Whether the first and last address are those of the network and for broadcasts. */
    private static boolean reserves(Cidr block) {
        return block.family() == IpFamily.IPV4 && block.prefixLength() < IpFamily.IPV4.bits() - 1;
    }

    private static Ip mask(Cidr block) {
        int bits = block.family().bits();
        BigInteger all = BigInteger.ONE.shiftLeft(bits).subtract(BigInteger.ONE);
        return address(block, all.subtract(all.shiftRight(block.prefixLength())));
    }

    private static Ip at(Cidr block, BigInteger offset) {
        return address(block, block.first().value().add(offset));
    }

    private static Ip address(Cidr like, BigInteger value) {
        return like.family() == IpFamily.IPV4
                ? Ip.ofIpv4(value.longValue())
                : Ip.ofIpv6(value.shiftRight(Long.SIZE).longValue(), value.longValue());
    }
}
