package io.canreach.model;

/**
 * The regional integration of a web app with a virtual network, by which it calls out. Nothing comes in by it.
 *
 * @param subnet the subnet through which the app calls
 * @param routing which traffic goes through it
 * @see <a href="https://learn.microsoft.com/azure/app-service/overview-vnet-integration">Virtual network integration</a>
 */
public record VnetIntegration(ResourceId subnet, OutboundVnetRouting routing) {
    @Override
    public String toString() {
        return "integrated with " + subnet.name();
    }
}
