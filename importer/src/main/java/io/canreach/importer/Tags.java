package io.canreach.importer;

import io.canreach.model.ServiceTag;
import io.canreach.model.ServiceTags;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Notes the service tags that are used and of which no data was given. */
final class Tags {
    private static final Set<ServiceTag> COMPUTED =
            Set.of(ServiceTag.VIRTUAL_NETWORK, ServiceTag.INTERNET, ServiceTag.AZURE_LOAD_BALANCER);

    private final Map<ServiceTag, List<Node>> used = new LinkedHashMap<>();

    ServiceTag used(String name, Node node) {
        ServiceTag tag = new ServiceTag(name);
        boolean platform = tag.key().toLowerCase(Locale.ROOT).startsWith("azureplatform");
        if (!COMPUTED.contains(tag) && !platform) {
            used.computeIfAbsent(tag, any -> new ArrayList<>()).add(node);
        }
        return tag;
    }

    /** One finding for each tag, at the first place where it is used. */
    void report(ServiceTags given) {
        used.forEach((tag, nodes) -> {
            if (given.listed(tag).isEmpty()) {
                report(tag, nodes, near(given, tag));
            }
        });
    }

    private static void report(ServiceTag tag, List<Node> nodes, String near) {
        String more = nodes.size() == 1 ? "" : " (used in " + nodes.size() + " places)";
        nodes.get(0)
                .warn(
                        "service tag '" + tag + "' is in no service-tag data given" + more + near,
                        "what rules and routes with it decide is undetermined; give data by"
                                + " AzureImport.with(ServiceTags)");
    }

    private static String near(ServiceTags given, ServiceTag tag) {
        List<ServiceTag> near = given.nearest(tag);
        return near.isEmpty()
                ? ""
                : "; near to it are "
                        + near.stream().map(each -> "'" + each + "'").collect(Collectors.joining(", "));
    }
}
