package io.canreach.importer;

import io.canreach.importer.terraform.Slim;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Supplier;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;

/** Reads JSON that nobody vouches for: everything in it is bounded, and what is wrong is said with line and column. */
final class JsonText {
    static final long LONGEST = 200_000_000L;

    private static final int DEEPEST = 200;
    private static final int LONGEST_NUMBER = 100;
    private static final int LONGEST_NAME = 10_000;
    private static final int LONGEST_MESSAGE = 200;

    private static final String TOO_DEEP =
            "lists and objects are nested more than " + DEEPEST + " deep; Azure's own JSON is nested about 10 deep";

    private final long longest;
    private final JsonFactory strict;
    private final JsonFactory plain;

    JsonText(long longest) {
        this.longest = longest;
        this.plain = JsonFactory.builder()
                .streamReadConstraints(limits(longest))
                .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS, JsonReadFeature.ALLOW_TRAILING_COMMA)
                .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS) // lines of templates may be broken in a text
                .build();
        this.strict = plain.rebuild()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
    }

    private static StreamReadConstraints limits(long longest) {
        return StreamReadConstraints.builder()
                .maxNestingDepth(DEEPEST)
                .maxNumberLength(LONGEST_NUMBER)
                .maxNameLength(LONGEST_NAME)
                .maxDocumentLength(longest)
                .build();
    }

    JsonNode read(Path file) {
        try {
            if (Files.size(file) > longest) {
                throw tooLong(file.toString());
            }
            return checked(file.toString(), Slim.read(true, () -> opened(plain, file)));
        } catch (JacksonException refused) {
            throw explained(file.toString(), refused, () -> Slim.read(false, () -> opened(plain, file)));
        } catch (IOException | UncheckedIOException failed) {
            throw new ImportException(file + " cannot be read: " + failed.getMessage(), failed);
        }
    }

    private static JsonParser opened(JsonFactory factory, Path file) {
        try {
            return factory.createParser(ObjectReadContext.empty(), Files.newInputStream(file));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static JsonParser opened(JsonFactory factory, String text) {
        String json = text.startsWith("\uFEFF") ? text.substring(1) : text;
        return factory.createParser(ObjectReadContext.empty(), json);
    }

    JsonNode read(String name, String text) {
        if (text.length() > longest) {
            throw tooLong(name);
        }
        try {
            return checked(name, Slim.read(true, () -> opened(plain, text)));
        } catch (JacksonException refused) {
            throw explained(name, refused, () -> Slim.read(false, () -> opened(plain, text)));
        }
    }

    /** A field that stands twice is refused together with what holds where that is allowed. */
    private ImportException explained(String name, JacksonException refused, Supplier<JsonNode> again) {
        ImportException explained = explained(name, refused);
        if (!String.valueOf(refused.getOriginalMessage()).startsWith("Duplicate")) {
            return explained;
        }
        try {
            return new RepeatedFieldException(String.valueOf(explained.getMessage()), refused, again.get());
        } catch (JacksonException alsoWrong) {
            return explained;
        }
    }

    /** Hands over a file token by token, without a tree. */
    void stream(Path file, Consumer<JsonParser> reader) {
        try (InputStream bytes = Files.newInputStream(file)) {
            if (Files.size(file) > longest) {
                throw tooLong(file.toString());
            }
            stream(file.toString(), strict.createParser(ObjectReadContext.empty(), bytes), reader);
        } catch (IOException failed) {
            throw new ImportException(file + " cannot be read: " + failed.getMessage(), failed);
        }
    }

    /** Hands over a text token by token, without a tree. */
    void stream(String name, String text, Consumer<JsonParser> reader) {
        if (text.length() > longest) {
            throw tooLong(name);
        }
        stream(name, opened(strict, text), reader);
    }

    private void stream(String name, JsonParser opened, Consumer<JsonParser> reader) {
        try (JsonParser json = opened) {
            reader.accept(json);
            if (json.nextToken() != null) {
                throw new ImportException(name + ": not valid JSON: something follows the first value");
            }
        } catch (JacksonException refused) {
            throw explained(name, refused);
        }
    }

    private static JsonNode checked(String name, JsonNode document) {
        if (document.isMissingNode()) {
            throw new ImportException(name + " is empty; " + AzureJson.ALLOWED);
        }
        return document;
    }

    private ImportException explained(String name, JacksonException refused) {
        TokenStreamLocation at = refused.getLocation();
        String place = at == null ? name : name + ", line " + at.getLineNr() + ", column " + at.getColumnNr();
        String message = String.valueOf(refused.getOriginalMessage());
        if (!(refused instanceof StreamConstraintsException)) {
            return new ImportException(place + ": not valid JSON: " + firstLine(message), refused);
        }
        if (message.contains("ocument length")) {
            return tooLong(name);
        }
        String what = message.contains("nesting depth") ? TOO_DEEP : firstLine(message);
        return new ImportException(place + ": " + what, refused);
    }

    private ImportException tooLong(String name) {
        return new ImportException(name + " is longer than " + longest
                + " bytes; AzureImport.limit(bytes) allows more, and smaller files do as well");
    }

    /** The parser's own words, without its references to its source and settings. */
    private static String firstLine(String message) {
        if (message.startsWith("Trailing token")) {
            return "something follows the first value; one value a file is allowed";
        }
        String line = message.lines().findFirst().orElse("");
        line = line.replaceAll(" \\((for \\w+ starting|start marker) at .*", "").replaceAll(", from `[^`]*`", "");
        return line.length() <= LONGEST_MESSAGE ? line : line.substring(0, LONGEST_MESSAGE) + "...";
    }
}
