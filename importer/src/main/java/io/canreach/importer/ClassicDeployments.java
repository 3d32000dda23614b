package io.canreach.importer;

import io.canreach.model.CloudService;
import io.canreach.model.HostAddress;
import io.canreach.model.KnownAddress;
import io.canreach.model.ResourceId;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads deployments: a cloud service with its public address, and the roles that run in it. */
final class ClassicDeployments {
    private static final String ALONE =
            "the role stands without its deployment, so the public address of its cloud service is not known";

    private final Classic classic;
    private final Assembly assembly;
    private final ClassicAcls acls;
    private final ClassicGroups groups;
    private final ClassicNamesakes namesakes;

    ClassicDeployments(Classic classic, Assembly assembly, ClassicAcls acls, ClassicGroups groups) {
        this.classic = classic;
        this.assembly = assembly;
        this.acls = acls;
        this.groups = groups;
        this.namesakes = ClassicNamesakes.of(classic);
    }

    void read() {
        for (XmlElement document : classic.all(Classic.Kind.DEPLOYMENT)) {
            Classic.id("domainNames", name(document), document).ifPresent(id -> deployment(id, document));
        }
    }

    private static boolean isAlone(XmlElement document) {
        return document.is("PersistentVMRole");
    }

    /** The name of a deployment's service; a role that stands alone has one of its own name. */
    static String name(XmlElement document) {
        return isAlone(document) ? document.value("RoleName") : serviceName(document);
    }

    static List<XmlElement> roles(XmlElement document) {
        return isAlone(document) ? List.of(document) : document.at("RoleList", "Role");
    }

    private void deployment(ResourceId id, XmlElement document) {
        HostAddress vip = vip(document);
        Classic.put(assembly, document, new CloudService(id, "", vip));
        List<XmlElement> roles = roles(document);
        Optional<XmlElement> configuration = new ClassicConfiguration(classic.reader()).of(document, id.name());
        ClassicRole.Place place = place(document, id, vip, configuration);
        ClassicAcls own = acls.within(configuration);
        for (XmlElement role : roles) {
            ClassicRole reader = new ClassicRole(assembly, own, groups, place, role);
            List<XmlElement> instances = instancesOf(role, document);
            if (instances.isEmpty()) {
                reader.read(Optional.empty());
            }
            instances.forEach(each -> reader.read(Optional.of(each)));
        }
        own.reportUnused();
    }

    private ClassicRole.Place place(
            XmlElement document, ResourceId id, HostAddress vip, Optional<XmlElement> configuration) {
        ClassicPlacement placement = ClassicPlacement.of(configuration, classic.all(Classic.Kind.SERVICE), namesakes);
        String said = document.value("VirtualNetworkName");
        if (!said.isEmpty()) {
            return new ClassicRole.Place(id, vip, List.of(said), "", roles(document), placement);
        }
        List<XmlElement> roles = roles(document);
        List<String> vnets = placement.networks(roles);
        return new ClassicRole.Place(id, vip, vnets, placement.doubt(roles, vnets), roles, placement);
    }

    private static List<XmlElement> instancesOf(XmlElement role, XmlElement document) {
        return document.at("RoleInstanceList", "RoleInstance").stream()
                .filter(each -> each.value("RoleName").equalsIgnoreCase(role.value("RoleName")))
                .toList();
    }

    /** The service is named by the host in its address; a deployment has a name of its own. */
    private static String serviceName(XmlElement document) {
        try {
            String host = Optional.ofNullable(new URI(document.value("Url")).getHost())
                    .orElse("");
            int dot = host.indexOf('.');
            return dot > 0 ? host.substring(0, dot).toLowerCase(Locale.ROOT) : document.value("Name");
        } catch (URISyntaxException strange) {
            return document.value("Name");
        }
    }

    private static HostAddress vip(XmlElement document) {
        List<XmlElement> addresses = document.at("VirtualIPs", "VirtualIP", "Address");
        String open = "whether the Internet reaches it is undetermined";
        if (addresses.isEmpty()) {
            return document.node()
                    .unknown(isAlone(document) ? ALONE : "the deployment does not say its public address", open);
        }
        addresses.stream()
                .skip(1)
                .forEach(each -> each.warn(
                        "the cloud service has another public address, " + each.text(),
                        "endpoints on it are undetermined"));
        return address(addresses.get(0), open);
    }

    static HostAddress address(XmlElement element, String consequence) {
        try {
            return KnownAddress.parse(element.text());
        } catch (IllegalArgumentException refused) {
            return element.node().unknown(String.valueOf(refused.getMessage()), consequence);
        }
    }
}
