package io.canreach.model;

/**
 * Whether a web app's public entry is open at all.
 *
 * @see <a href="https://learn.microsoft.com/azure/app-service/overview-access-restrictions">Access restrictions</a>
 */
public enum PublicNetworkAccess {
    /** It is on, whatever else there is. */
    ENABLED("Enabled"),
    /** It is off: only private endpoints lead in. */
    DISABLED("Disabled"),
    /** Nobody set it: on, but off as soon as the app has a private endpoint. */
    UNSET("unset"),
    /** Its value is not known. */
    UNKNOWN("unknown");

    private final String text;

    PublicNetworkAccess(String text) {
        this.text = text;
    }

    @Override
    public String toString() {
        return text;
    }
}
