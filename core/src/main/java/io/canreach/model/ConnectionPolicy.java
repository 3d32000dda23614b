package io.canreach.model;

/**
 * How an Azure SQL server or managed instance lets clients speak to its databases.
 *
 * @see <a href="https://learn.microsoft.com/azure/azure-sql/database/connectivity-architecture">Connectivity architecture</a>
 */
public enum ConnectionPolicy {
    /** What Azure chooses: at a SQL server redirect for clients inside Azure, proxy for those outside. */
    DEFAULT("Default"),
    /** All goes through the gateways, on port 1433. */
    PROXY("Proxy"),
    /** Clients find the database at a gateway, and then talk straight to the machine that holds it, on ports 11000 to 11999. */
    REDIRECT("Redirect");

    private final String text;

    ConnectionPolicy(String text) {
        this.text = text;
    }

    @Override
    public String toString() {
        return text;
    }
}
