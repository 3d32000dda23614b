package io.canreach.model;

/**
 * How an Azure SQL server lets clients speak to its databases.
 *
 * @see <a href="https://learn.microsoft.com/azure/azure-sql/database/connectivity-architecture">Connectivity architecture</a>
 */
public enum ConnectionPolicy {
    /** Redirect for clients inside Azure, proxy for those outside. */
    DEFAULT,
    /** All goes through the region's gateways, on port 1433. */
    PROXY,
    /** Clients find the database at a gateway, and then talk straight to the machine that holds it, on ports 11000 to 11999. */
    REDIRECT
}
