package io.canreach.model;

/**
 * Which traffic of a web app goes through the virtual network that it is integrated with. What does not leaves by the platform,
 * but for private addresses and the service endpoints of the integration subnet.
 *
 * @param applicationTraffic what the app's code calls; what {@code vnetRouteAllEnabled} and WEBSITE_VNET_ROUTE_ALL=1 set
 * @param contentShareTraffic its content share
 * @param imagePullTraffic its container image
 * @param backupRestoreTraffic its backups
 * @param allTraffic everything, whatever the others say
 * @see <a href="https://learn.microsoft.com/azure/app-service/configure-vnet-integration-routing">Routing of integrated apps</a>
 */
public record OutboundVnetRouting(
        boolean applicationTraffic,
        boolean contentShareTraffic,
        boolean imagePullTraffic,
        boolean backupRestoreTraffic,
        boolean allTraffic) {
    /** Nothing is routed: what an app has that nobody set anything of. */
    public static final OutboundVnetRouting NONE = new OutboundVnetRouting(false, false, false, false, false);

    /**
     * Whether a kind of traffic goes through the virtual network whole.
     *
     * @param traffic the kind
     * @return true when it does
     */
    public boolean routes(OutboundTraffic traffic) {
        boolean own = switch (traffic) {
            case APPLICATION -> applicationTraffic;
            case CONTENT_SHARE -> contentShareTraffic;
            case IMAGE_PULL -> imagePullTraffic;
            case BACKUP_RESTORE -> backupRestoreTraffic;
        };
        return own || allTraffic;
    }

    /**
     * This with one more kind of traffic routed.
     *
     * @param traffic the kind
     * @return a copy
     */
    public OutboundVnetRouting with(OutboundTraffic traffic) {
        return new OutboundVnetRouting(
                applicationTraffic || traffic == OutboundTraffic.APPLICATION,
                contentShareTraffic || traffic == OutboundTraffic.CONTENT_SHARE,
                imagePullTraffic || traffic == OutboundTraffic.IMAGE_PULL,
                backupRestoreTraffic || traffic == OutboundTraffic.BACKUP_RESTORE,
                allTraffic);
    }

    /**
     * This with all traffic routed.
     *
     * @return a copy
     */
    public OutboundVnetRouting withAllTraffic() {
        return new OutboundVnetRouting(
                applicationTraffic, contentShareTraffic, imagePullTraffic, backupRestoreTraffic, true);
    }
}
