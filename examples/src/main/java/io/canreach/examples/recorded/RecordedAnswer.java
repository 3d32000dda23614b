package io.canreach.examples.recorded;

import io.canreach.importer.AzureImport;
import io.canreach.model.Network;
import io.canreach.model.ResourceId;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A question that somebody asked Azure about running resources, with the resources and with Azure's answer.
 *
 * @param name the recording's name
 * @param json its kind, request, answer and state
 */
public record RecordedAnswer(String name, JsonNode json) {
    private static final String FOLDER = "/recorded-answers/";

    /**
     * All recordings that come with the examples.
     *
     * @return the recordings by name
     */
    public static List<RecordedAnswer> all() {
        return text("index.txt").lines().map(RecordedAnswer::load).toList();
    }

    private static RecordedAnswer load(String file) {
        return new RecordedAnswer(file.replace(".json", ""), JsonMapper.shared().readTree(text(file)));
    }

    private static String text(String file) {
        try (InputStream in = RecordedAnswer.class.getResourceAsStream(FOLDER + file)) {
            if (in == null) {
                throw new IllegalStateException("no resource " + FOLDER + file);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /**
     * What was asked: {@code ipFlowVerify}, {@code nextHop}, ...
     *
     * @return the kind
     */
    public String kind() {
        return json.path("kind").asString("");
    }

    JsonNode request() {
        return json.path("request");
    }

    JsonNode answer() {
        return json.path("answer");
    }

    Network network() {
        return AzureImport.readText(name, json.path("state").toString()).network();
    }

    /** The interface that the request's address names. */
    ResourceId interfaceInUri() {
        String uri = json.path("request_uri").asString("");
        int begin = uri.indexOf("/subscriptions/");
        int end = uri.lastIndexOf('/');
        return ResourceId.of(uri.substring(begin, end));
    }

    ResourceId target() {
        return ResourceId.of(request().path("targetResourceId").asString(""));
    }

    @Override
    public String toString() {
        return kind() + " of " + name;
    }
}
