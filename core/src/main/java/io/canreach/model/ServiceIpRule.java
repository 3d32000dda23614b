package io.canreach.model;

import io.canreach.packet.Cidr;
import io.canreach.packet.Ip;
import io.canreach.packet.IpFamily;
import io.canreach.packet.IpSet;
import java.util.Optional;

/**
 * A rule of a service's firewall that lets addresses in, from the first to the last, both included. Such rules have no order, and
 * none denies.
 *
 * @param name the rule's name; empty where rules of the service have none
 * @param first the first address
 * @param last the last address, of the same family and not before the first
 * @param database the database that the rule is for; empty for all of the server, and for services other than SQL
 * @see <a href="https://learn.microsoft.com/azure/azure-sql/database/firewall-configure">Firewall rules of Azure SQL</a>
 */
public record ServiceIpRule(String name, Ip first, Ip last, String database) {
    private static final Ip ZERO = Ip.ofIpv4(0);
    private static final int LONGEST_PREFIX_OF_STORAGE = 30;

    /**
     * Checks the range.
     *
     * @param name the rule's name; empty where rules of the service have none
     * @param first the first address
     * @param last the last address, of the same family and not before the first
     * @param database the database that the rule is for; empty for all of the server, and for services other than SQL
     * @throws InvalidValueException if the range has no address
     */
    public ServiceIpRule {
        if (first.family() != last.family() || first.compareTo(last) > 0) {
            throw new InvalidValueException("an IP rule " + (name.isEmpty() ? "" : "'" + name + "' ") + "from " + first
                    + " to " + last + "; a range ends at its first address or after it, of the same family");
        }
    }

    /**
     * A rule for a whole server.
     *
     * @param name its name
     * @param first the first address
     * @param last the last address
     * @return the rule
     * @throws InvalidValueException if the range has no address
     */
    public static ServiceIpRule of(String name, Ip first, Ip last) {
        return new ServiceIpRule(name, first, last, "");
    }

    /**
     * A rule for the addresses of a prefix.
     *
     * @param name its name
     * @param prefix the addresses
     * @return the rule
     */
    public static ServiceIpRule of(String name, Cidr prefix) {
        return of(name, prefix.first(), prefix.last());
    }

    /**
     * A rule without a name, as storage accounts, key vaults and others have them.
     *
     * @param text an address, or a prefix, or a first and a last address with a hyphen between them
     * @return the rule
     * @throws IllegalArgumentException if the text is none of these
     */
    public static ServiceIpRule parse(String text) {
        int hyphen = text.indexOf('-');
        if (hyphen >= 0) {
            return of(
                    "",
                    Ip.parse(text.substring(0, hyphen).strip()),
                    Ip.parse(text.substring(hyphen + 1).strip()));
        }
        return of("", text.indexOf('/') < 0 ? Cidr.of(Ip.parse(text)) : Cidr.parse(text));
    }

    /**
     * A rule of a storage account. Of one address or two it takes the addresses themselves, not a prefix.
     *
     * @param text a public IPv4 address, or a prefix of such up to /30, or a first and a last address with a hyphen between them
     * @return the rule
     * @throws IllegalArgumentException if the text is none of these
     */
    public static ServiceIpRule parseForStorage(String text) {
        ServiceIpRule rule = parse(text);
        if (text.indexOf('/') >= 0
                && rule.first.family() == IpFamily.IPV4
                && Cidr.parse(text).prefixLength() > LONGEST_PREFIX_OF_STORAGE) {
            throw new InvalidValueException("an IP rule for '" + text
                    + "'; a storage account takes addresses, and prefixes up to /" + LONGEST_PREFIX_OF_STORAGE);
        }
        return rule;
    }

    /**
     * The rule from 0.0.0.0 to 0.0.0.0, by which SQL and some other services let in whatever calls from inside Azure.
     *
     * @return the rule, named as Azure's portal names it
     */
    public static ServiceIpRule azureServices() {
        return of("AllowAllWindowsAzureIps", ZERO, ZERO);
    }

    /**
     * Whether it is from 0.0.0.0 to 0.0.0.0, whatever its name.
     *
     * @return true for the rule that stands for all of Azure at services that know it, such as SQL
     */
    public boolean isForAzure() {
        return first.equals(ZERO) && last.equals(ZERO);
    }

    /**
     * The database that the rule is for.
     *
     * @return empty for a rule of the whole server
     */
    public Optional<String> ofDatabase() {
        return Optional.of(database).filter(it -> !it.isEmpty());
    }

    /**
     * The addresses that it lets in.
     *
     * @return at least one
     */
    public IpSet addresses() {
        return IpSet.range(first, last);
    }

    @Override
    public String toString() {
        String range = first.equals(last) ? first.toString() : first + "-" + last;
        return name.isEmpty() ? range : "'" + name + "' (" + range + ")";
    }
}
