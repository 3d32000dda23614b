package io.canreach.importer;

import io.canreach.model.ServiceTags;
import java.nio.file.Path;
import java.util.Objects;

/**
 * Reads service tags: the lists that Microsoft publishes for each cloud, or the answer of
 * {@code az network list-service-tags}, of the REST interface or of PowerShell, saved in a file. Nothing is fetched. The
 * date is the one in the file's name; {@link ServiceTags#dated} says it where there is none.
 *
 * <pre>{@code
 * ServiceTags tags = ServiceTagFile.read(Path.of("ServiceTags_Public_20251028.json"));
 * Network network = AzureImport.with(tags).read(Path.of("exported")).network();
 * }</pre>
 *
 * @see <a href="https://learn.microsoft.com/azure/virtual-network/service-tags-overview">Service tags</a>
 */
public final class ServiceTagFile {
    private ServiceTagFile() {}

    /**
     * Reads a file.
     *
     * @param file a list of service tags
     * @return the tags, which know their cloud, change number and date
     * @throws ImportException when the file is not there, is not JSON, holds no service tags, or anything in it is no
     *     address prefix, with all problems
     */
    public static ServiceTags read(Path file) {
        String name = Objects.toString(file.getFileName(), file.toString());
        TagList.Builder list = new TagList.Builder(name);
        new JsonText(JsonText.LONGEST).stream(file, json -> new TagListParser(json, list).read());
        return list.build().checked();
    }

    /**
     * Reads a text.
     *
     * @param name what messages call it; the date is looked for in it
     * @param json a list of service tags
     * @return the tags, which know their cloud, change number and date
     * @throws ImportException when the text is not JSON, holds no service tags, or anything in it is no address prefix,
     *     with all problems
     */
    public static ServiceTags readText(String name, String json) {
        TagList.Builder list = new TagList.Builder(name);
        new JsonText(JsonText.LONGEST).stream(name, json, parser -> new TagListParser(parser, list).read());
        return list.build().checked();
    }
}
