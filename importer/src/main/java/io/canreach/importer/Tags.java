package io.canreach.importer;

import io.canreach.model.ServiceTag;
import io.canreach.model.ServiceTags;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Notes the service tags that are used and of which no data was given. */
final class Tags {
    private static final Set<ServiceTag> COMPUTED =
            Set.of(ServiceTag.VIRTUAL_NETWORK, ServiceTag.INTERNET, ServiceTag.AZURE_LOAD_BALANCER);

    private final ServiceTags given;
    private final Map<ServiceTag, List<Node>> unknown = new LinkedHashMap<>();

    Tags(ServiceTags given) {
        this.given = given;
    }

    ServiceTag used(String name, Node node) {
        ServiceTag tag = new ServiceTag(name);
        boolean platform = tag.key().toLowerCase(Locale.ROOT).startsWith("azureplatform");
        if (!COMPUTED.contains(tag) && !platform && given.prefixes(tag).isEmpty()) {
            unknown.computeIfAbsent(tag, any -> new ArrayList<>()).add(node);
        }
        return tag;
    }

    /** One finding for each tag, at the first place where it is used. */
    void report() {
        unknown.forEach((tag, nodes) -> {
            String more = nodes.size() == 1 ? "" : " (used in " + nodes.size() + " places)";
            nodes.get(0)
                    .warn(
                            "service tag '" + tag + "' is in no service-tag data given" + more,
                            "what rules and routes with it decide is undetermined; give data by"
                                    + " AzureImport.with(ServiceTags)");
        });
    }
}
