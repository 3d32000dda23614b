package io.canreach.importer;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * The service configuration that a deployment holds as a text in base64: what it says of access controls is in force.
 *
 * @param reader reads XML that nobody vouches for
 */
record ClassicConfiguration(XmlText reader) {
    private static final String LOST = "whom endpoints of its roles let in is not known";

    /** The configuration of a deployment; empty where there is none, or none that is understood. */
    Optional<XmlElement> of(XmlElement deployment, String service) {
        return deployment
                .child("Configuration")
                .filter(each -> !each.text().isEmpty())
                .flatMap(each -> read(each, deployment.file() + ", Configuration of '" + service + "'"));
    }

    private Optional<XmlElement> read(XmlElement element, String name) {
        try {
            byte[] bytes = Base64.getDecoder().decode(element.text().replaceAll("\\s", ""));
            XmlElement root = reader.read(name, decoded(bytes));
            if (root.is("ServiceConfiguration")) {
                return Optional.of(root);
            }
            element.warn("it holds <" + Findings.clean(root.name()) + ">, no ServiceConfiguration", LOST);
        } catch (CharacterCodingException refused) {
            element.warn("it is no text in UTF-8 or UTF-16", LOST);
        } catch (ImportException refused) {
            element.warn(String.valueOf(refused.getMessage()), LOST);
        } catch (IllegalArgumentException refused) {
            element.warn("it is no text in base64", LOST);
        }
        return Optional.empty();
    }

    private static String decoded(byte[] bytes) throws CharacterCodingException {
        return encoding(bytes).newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    }

    /** The first bytes tell: what the text itself says is often wrong, as it was written before it was encoded. */
    private static Charset encoding(byte[] bytes) {
        String start = new String(bytes, 0, Math.min(2, bytes.length), StandardCharsets.ISO_8859_1);
        return switch (start) {
            case "\u00FF\u00FE", "<\u0000" -> StandardCharsets.UTF_16LE;
            case "\u00FE\u00FF", "\u0000<" -> StandardCharsets.UTF_16BE;
            default -> StandardCharsets.UTF_8;
        };
    }
}
