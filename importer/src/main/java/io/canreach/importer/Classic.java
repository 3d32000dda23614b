package io.canreach.importer;

import io.canreach.model.Resource;
import io.canreach.model.ResourceId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The documents of Azure's classic deployment model: what they are is told by what they hold, and they are put into the
 * network together, since attachments stand apart from what is attached.
 */
final class Classic {
    static final String ALLOWED = "allowed is classic XML: NetworkConfiguration, ServiceConfiguration, Deployment,"
            + " PersistentVMRole, NetworkSecurityGroup, RouteTable, or a list of the last two";

    private static final Map<String, Kind> KINDS = Map.ofEntries(
            Map.entry("networkconfiguration", Kind.NETWORK),
            Map.entry("virtualnetworkconfiguration", Kind.NETWORK),
            Map.entry("virtualnetworksites", Kind.NETWORK),
            Map.entry("serviceconfiguration", Kind.SERVICE),
            Map.entry("deployment", Kind.DEPLOYMENT),
            Map.entry("persistentvmrole", Kind.DEPLOYMENT),
            Map.entry("networksecuritygroup", Kind.NSG),
            Map.entry("routetable", Kind.ROUTES),
            Map.entry("gateway", Kind.GATEWAY),
            Map.entry("routetableassociation", Kind.ATTACHMENT),
            Map.entry("gatewayoperation", Kind.OPERATION),
            Map.entry("gatewayoperationasyncresponse", Kind.OPERATION),
            Map.entry("operation", Kind.OPERATION));

    private static final List<String> LISTS =
            List.of("networksecuritygroups", "routetables", "hostedservice", "deployments", "hostedservices");

    private final Map<Kind, List<XmlElement>> documents = new HashMap<>();
    private final XmlText reader;

    /** Documents, some of which hold others as text that this reads. */
    Classic(XmlText reader) {
        this.reader = reader;
    }

    /** What a document is. */
    enum Kind {
        NETWORK,
        SERVICE,
        DEPLOYMENT,
        NSG,
        ROUTES,
        GATEWAY,
        ATTACHMENT,
        OPERATION
    }

    /** Takes a document in; one that was named and holds nothing of a network is refused. */
    void add(XmlElement document, boolean named) {
        if (collect(document)) {
            return;
        }
        if (named) {
            throw new ImportException(
                    document.file() + " is XML, <" + Findings.clean(document.name()) + ">; " + ALLOWED);
        }
        document.warn(
                "the file is XML that describes no network", "it is left out, and whatever it describes is missing");
    }

    private boolean collect(XmlElement element) {
        String name = element.name().toLowerCase(Locale.ROOT);
        Optional<Kind> kind = Optional.ofNullable(KINDS.get(name));
        kind.ifPresent(each ->
                documents.computeIfAbsent(each, any -> new ArrayList<>()).add(element));
        boolean list = kind.isEmpty() && LISTS.contains(name);
        if (list) {
            element.children().forEach(this::collect);
        }
        return kind.isPresent() || list;
    }

    /** The reader of what stands in a document as text. */
    XmlText reader() {
        return reader;
    }

    List<XmlElement> all(Kind kind) {
        return documents.getOrDefault(kind, List.of());
    }

    boolean isEmpty() {
        return documents.isEmpty();
    }

    /** Puts what the documents describe into the network. */
    void read(Assembly assembly) {
        ClassicGroups groups = new ClassicGroups(this, assembly);
        ClassicRoutes routes = new ClassicRoutes(this, assembly);
        groups.read();
        routes.read();
        new ClassicSites(this, assembly, groups, routes).read();
        ClassicAcls acls = ClassicAcls.of(this);
        new ClassicDeployments(this, assembly, acls, groups).read();
        acls.reportUnused();
        groups.reportUnattached();
        groups.reportUnsaid();
        routes.reportUnattached();
        reportOthers();
    }

    private void reportOthers() {
        all(Kind.GATEWAY)
                .forEach(each -> each.info(
                        "a gateway stands here without its virtual network",
                        "the network configuration says which network has a gateway"));
        all(Kind.OPERATION)
                .forEach(each -> each.info("this is an answer about an operation", "it holds nothing of the network"));
    }

    /** Adds a resource; another one of its kind and id must be the same. */
    static void put(Assembly assembly, XmlElement element, Resource resource) {
        Optional<? extends Resource> other = assembly.find(resource.getClass(), resource.id());
        if (other.isPresent() && !other.get().equals(resource)) {
            element.refuse(
                    resource.label() + " is described otherwise in another document",
                    "which of the two holds is not known; import documents of one time");
            return;
        }
        assembly.put(resource);
    }

    /** The id by which a classic resource is named, as in a declared network; a name with a slash is none. */
    static Optional<ResourceId> id(String type, String name, XmlElement element) {
        if (name.isBlank() || name.indexOf('/') >= 0) {
            String met =
                    name.isBlank() ? "<" + element.name() + "> has no name" : "the name '" + name + "' has a slash";
            element.refuse(met, "what it is called is not known");
            return Optional.empty();
        }
        return Optional.of(ResourceId.of(type, name));
    }

    /** The name that an attribute or a child says. */
    static String name(XmlElement element) {
        return element.value("name");
    }
}
