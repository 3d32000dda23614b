package io.canreach.importer;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads XML that nobody vouches for: a document type is refused before anything in it is looked at, so there are no
 * entities to expand and nothing to fetch; depth, length and numbers are bounded.
 */
final class XmlText {
    private static final int DEEPEST = 80; // below what any JDK refuses in words of its own
    private static final int MOST_ATTRIBUTES = 100;
    private static final int MOST_ELEMENTS = 1_000_000;
    private static final int LOOKED_AT = 64;

    private final long longest;
    private final Findings findings;

    XmlText(long longest, Findings findings) {
        this.longest = longest;
        this.findings = findings;
    }

    /** Whether a file begins as XML does, whatever its name is. */
    static boolean isXml(Path file) {
        try (InputStream bytes = Files.newInputStream(file)) {
            return begins(bytes.readNBytes(LOOKED_AT));
        } catch (IOException unreadable) {
            return false; // whoever reads it next says so
        }
    }

    static boolean isXml(String text) {
        return text.stripLeading().startsWith("<") || text.startsWith("\uFEFF<");
    }

    /** Blanks, the zeros of two-byte encodings and byte order marks may stand before the first bracket. */
    private static boolean begins(byte[] bytes) {
        for (byte each : bytes) {
            if (each > ' ') { // the bytes of order marks are negative
                return each == '<';
            }
        }
        return false;
    }

    XmlElement read(Path file) {
        try (InputStream bytes = new BufferedInputStream(Files.newInputStream(file))) {
            if (Files.size(file) > longest) {
                throw tooLong(file.toString());
            }
            return parse(file.toString(), factory().createXMLStreamReader(bytes));
        } catch (XMLStreamException refused) {
            throw notXml(file.toString(), refused);
        } catch (IOException failed) {
            throw new ImportException(file + " cannot be read: " + failed.getMessage(), failed);
        }
    }

    XmlElement read(String name, String text) {
        if (text.length() > longest) {
            throw tooLong(name);
        }
        String body = text.startsWith("\uFEFF") ? text.substring(1) : text.stripLeading();
        try {
            return parse(name, factory().createXMLStreamReader(new StringReader(body)));
        } catch (XMLStreamException refused) {
            throw notXml(name, refused);
        }
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("nothing outside of the file is read");
        });
        return factory;
    }

    private XmlElement parse(String name, XMLStreamReader xml) throws XMLStreamException {
        Deque<XmlElement> open = new ArrayDeque<>();
        int elements = 0;
        while (xml.hasNext()) {
            if (xml.next() == XMLStreamConstants.START_ELEMENT) {
                checkBounds(name, xml, open.size(), ++elements);
                open.push(start(name, xml, open));
            } else {
                other(name, xml, open);
            }
        }
        return open.peek();
    }

    /** The root is never taken away. */
    private static void other(String name, XMLStreamReader xml, Deque<XmlElement> open) {
        switch (xml.getEventType()) {
            case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                throw refused(name, xml, "a document type or an entity stands here; neither is allowed");
            case XMLStreamConstants.CHARACTERS ->
                Optional.ofNullable(open.peek()).ifPresent(element -> element.append(xml.getText()));
            case XMLStreamConstants.END_ELEMENT -> closed(open);
            default -> {} // comments and instructions say nothing
        }
    }

    private static void closed(Deque<XmlElement> open) {
        if (open.size() > 1) {
            open.pop();
        }
    }

    private XmlElement start(String file, XMLStreamReader xml, Deque<XmlElement> open) {
        int line = xml.getLocation().getLineNumber();
        XmlElement element = new XmlElement(xml.getLocalName(), file, line, findings);
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            element.attribute(xml.getAttributeLocalName(i), xml.getAttributeValue(i));
        }
        if (!open.isEmpty()) {
            open.peek().add(element);
        }
        return element;
    }

    private static void checkBounds(String name, XMLStreamReader xml, int depth, int elements) {
        if (depth >= DEEPEST) {
            throw refused(name, xml, "elements are nested more than " + DEEPEST + " deep; Azure's are nested 12 deep");
        }
        if (xml.getAttributeCount() > MOST_ATTRIBUTES) {
            throw refused(name, xml, "an element has more than " + MOST_ATTRIBUTES + " attributes");
        }
        if (elements > MOST_ELEMENTS) {
            throw refused(name, xml, "there are more than " + MOST_ELEMENTS + " elements; smaller files are read");
        }
    }

    private static ImportException refused(String name, XMLStreamReader xml, String why) {
        return new ImportException(name + ", line " + xml.getLocation().getLineNumber() + ": " + why);
    }

    private static ImportException notXml(String name, XMLStreamException refused) {
        String place = refused.getLocation() == null
                ? name
                : name + ", line " + refused.getLocation().getLineNumber() + ", column "
                        + refused.getLocation().getColumnNumber();
        String words = String.valueOf(refused.getMessage());
        String last = words.substring(words.lastIndexOf("Message:") < 0 ? 0 : words.lastIndexOf("Message:") + 8);
        return new ImportException(place + ": not valid XML: " + Findings.clean(last.strip()), refused);
    }

    private ImportException tooLong(String name) {
        return new ImportException(name + " is longer than " + longest
                + " bytes; AzureImport.limit(bytes) allows more, and smaller files do as well");
    }
}
