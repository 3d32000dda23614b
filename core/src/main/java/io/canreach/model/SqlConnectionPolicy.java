package io.canreach.model;

/**
 * How clients talk to Azure SQL once a gateway has taken their connection.
 *
 * @see <a href="https://learn.microsoft.com/azure/azure-sql/database/connectivity-architecture">Azure SQL connectivity
 *     architecture</a>
 */
public enum SqlConnectionPolicy {
    /** What Azure chooses: for Azure SQL Database Redirect for callers inside Azure, and Proxy for all others. */
    DEFAULT("Default"),
    /** All of a session passes the gateway that took it. */
    PROXY("Proxy"),
    /** The gateway names the node that has the database, which the client calls next. */
    REDIRECT("Redirect");

    private final String text;

    SqlConnectionPolicy(String text) {
        this.text = text;
    }

    @Override
    public String toString() {
        return text;
    }
}
