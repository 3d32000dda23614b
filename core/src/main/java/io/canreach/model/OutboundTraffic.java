package io.canreach.model;

/**
 * What a web app calls for: its own code, or the platform on its behalf.
 *
 * @see <a href="https://learn.microsoft.com/azure/app-service/configure-vnet-integration-routing">Routing of integrated apps</a>
 */
public enum OutboundTraffic {
    /** What the app's own code calls. */
    APPLICATION("application traffic"),
    /** The pull of its container image. */
    IMAGE_PULL("image pull"),
    /** Its content, where that lies on a file share of a storage account. */
    CONTENT_SHARE("content share"),
    /** Backups that are made and restored. */
    BACKUP_RESTORE("backup and restore");

    private final String text;

    OutboundTraffic(String text) {
        this.text = text;
    }

    @Override
    public String toString() {
        return text;
    }
}
