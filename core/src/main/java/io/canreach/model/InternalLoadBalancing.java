package io.canreach.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Which endpoints of an App Service Environment stand inside its subnet: Azure's {@code internalLoadBalancingMode}.
 *
 * @see <a href="https://learn.microsoft.com/azure/app-service/environment/create-ilb-ase">Internal load balancer</a>
 */
public enum InternalLoadBalancing {
    /** None: an external environment, all on its public VIP. */
    NONE("None", false, false),
    /** The apps, on HTTP and HTTPS; publishing stays on the public VIP. */
    WEB("Web", true, false),
    /** Publishing by FTP; the apps stay on the public VIP. */
    PUBLISHING("Publishing", false, true),
    /** Both: an internal environment as the portal makes it. */
    WEB_AND_PUBLISHING("Web, Publishing", true, true);

    private final String text;
    private final boolean web;
    private final boolean publishing;

    InternalLoadBalancing(String text, boolean web, boolean publishing) {
        this.text = text;
        this.web = web;
        this.publishing = publishing;
    }

    /**
     * The mode that Azure's text or number names.
     *
     * @param text None, Web, Publishing, or Web, Publishing in any order, or their numbers 0 to 3
     * @return the mode, or empty when the text names none
     */
    public static Optional<InternalLoadBalancing> parse(String text) {
        return switch (text.replace(" ", "").toLowerCase(Locale.ROOT)) {
            case "none", "0" -> Optional.of(NONE);
            case "web", "1" -> Optional.of(WEB);
            case "publishing", "2" -> Optional.of(PUBLISHING);
            case "web,publishing", "publishing,web", "3" -> Optional.of(WEB_AND_PUBLISHING);
            default -> Optional.empty();
        };
    }

    /**
     * The mode by what is internal.
     *
     * @param web whether the apps are
     * @param publishing whether publishing by FTP is
     * @return the mode
     */
    public static InternalLoadBalancing of(boolean web, boolean publishing) {
        return Arrays.stream(values())
                .filter(mode -> mode.web == web && mode.publishing == publishing)
                .findFirst()
                .orElseThrow();
    }

    /**
     * Whether its apps listen inside the subnet.
     *
     * @return true for Web and for both
     */
    public boolean isWeb() {
        return web;
    }

    /**
     * Whether publishing by FTP listens inside the subnet.
     *
     * @return true for Publishing and for both
     */
    public boolean isPublishing() {
        return publishing;
    }

    @Override
    public String toString() {
        return text;
    }
}
