package io.canreach.importer.arm.expression;

import static io.canreach.importer.arm.expression.Function.atLeast;
import static io.canreach.importer.arm.expression.Function.between;
import static io.canreach.importer.arm.expression.Function.exactly;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * Values that Azure makes up. All but {@code guid} are made here by rules of our own, the same every time; the context is
 * told of each.
 */
final class StandInFunctions {
    static final List<Function> ALL = List.of(
            atLeast(1, "guid", StandInFunctions::guid),
            atLeast(1, "uniqueString", StandInFunctions::uniqueString),
            exactly(0, "newGuid", StandInFunctions::newGuid),
            between(0, 1, "utcNow", StandInFunctions::utcNow));

    private static final UUID NAMESPACE = UUID.fromString("11fb06fb-712d-4ddd-98c7-e71bbd588830");
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz234567";
    private static final int LENGTH = 13;
    private static final int BITS = 5;
    private static final int NAME_BASED_WITH_SHA_1 = 5;
    private static final OffsetDateTime NOW = OffsetDateTime.of(2000, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);

    private StandInFunctions() {}

    /** A name-based identifier of RFC 4122 (version 5) in the namespace that Microsoft names. */
    private static JsonNode guid(Arguments arguments) {
        ByteBuffer hashed = ByteBuffer.wrap(hash("SHA-1", NAMESPACE, parts(arguments)));
        long high = (hashed.getLong() & ~0xF000L) | NAME_BASED_WITH_SHA_1 << 12;
        long low = (hashed.getLong() & ~(0b11L << 62)) | 1L << 63;
        return Values.text(new UUID(high, low).toString());
    }

    private static JsonNode uniqueString(Arguments arguments) {
        long bits =
                ByteBuffer.wrap(hash("SHA-256", NAMESPACE, parts(arguments))).getLong();
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            text.append(LETTERS.charAt((int) (bits >>> (Long.SIZE - BITS))));
            bits <<= BITS;
        }
        return told(arguments, text.toString());
    }

    private static JsonNode newGuid(Arguments arguments) {
        return told(arguments, new UUID(0x4000L, 1L << 63).toString());
    }

    private static JsonNode utcNow(Arguments arguments) {
        String format = arguments.has(0) ? arguments.text(0) : "yyyyMMddTHHmmssZ";
        return told(arguments, DateFormat.of(format, NOW, arguments));
    }

    private static JsonNode told(Arguments arguments, String text) {
        JsonNode value = arguments.made(text);
        arguments.context().standIn(arguments.name(), value);
        return value;
    }

    private static String parts(Arguments arguments) {
        Texts text = new Texts(arguments.budget());
        for (int i = 0; i < arguments.count(); i++) {
            text.add(i == 0 ? "" : "-").add(arguments.scalar(i));
        }
        return text.toString();
    }

    private static byte[] hash(String algorithm, UUID namespace, String name) {
        try {
            MessageDigest digest = MessageDigest.getInstance(algorithm);
            digest.update(ByteBuffer.allocate(2 * Long.BYTES)
                    .putLong(namespace.getMostSignificantBits())
                    .putLong(namespace.getLeastSignificantBits())
                    .array());
            return digest.digest(name.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
