package io.canreach.exporter;

import io.canreach.model.Network;
import io.canreach.model.NetworkSecurityGroup;
import io.canreach.model.Problem;
import io.canreach.model.Resource;
import io.canreach.model.ResourceId;
import io.canreach.model.RouteTable;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * The network security groups and route tables of a network, written as infrastructure code, so that a repaired network can
 * be applied. The order is always the same: groups before tables, each by id; rules by direction and priority, routes by
 * name. What they are attached to is associated in Terraform and in {@code az} commands; in a template, which would have
 * to hold the whole subnet for that, it is a comment.
 *
 * <pre>{@code
 * String template = NetworkExport.arm(network);
 * String commands = NetworkExport.of(network).inResourceGroup("hub").azCli();
 * }</pre>
 */
public final class NetworkExport {
    private final Network network;
    private final List<NetworkSecurityGroup> groups;
    private final List<RouteTable> tables;

    private NetworkExport(Network network, Stream<NetworkSecurityGroup> groups, Stream<RouteTable> tables) {
        this.network = network;
        this.groups =
                groups.sorted(Comparator.comparing(NetworkSecurityGroup::id)).toList();
        this.tables = tables.sorted(Comparator.comparing(RouteTable::id)).toList();
    }

    /**
     * All groups and tables of a network.
     *
     * @param network the network
     * @return what can be written
     */
    public static NetworkExport of(Network network) {
        return new NetworkExport(
                network, network.all(NetworkSecurityGroup.class).stream(), network.all(RouteTable.class).stream());
    }

    /**
     * One group, attached to nothing.
     *
     * @param group the group
     * @return what can be written
     */
    public static NetworkExport of(NetworkSecurityGroup group) {
        return new NetworkExport(Network.builder().build(), Stream.of(group), Stream.empty());
    }

    /**
     * One table, attached to nothing.
     *
     * @param table the table
     * @return what can be written
     */
    public static NetworkExport of(RouteTable table) {
        return new NetworkExport(Network.builder().build(), Stream.empty(), Stream.of(table));
    }

    /**
     * All groups and tables of a network as an ARM template.
     *
     * @param network the network
     * @return JSON
     * @throws ExportException when anything is unknown or not taken by Azure, with all problems
     */
    public static String arm(Network network) {
        return of(network).arm();
    }

    /**
     * All groups and tables of a network in Bicep.
     *
     * @param network the network
     * @return Bicep
     * @throws ExportException when anything is unknown or not taken by Azure, with all problems
     */
    public static String bicep(Network network) {
        return of(network).bicep();
    }

    /**
     * All groups and tables of a network in Terraform's language.
     *
     * @param network the network
     * @return resources of the provider azurerm, version 4
     * @throws ExportException when anything is unknown or not taken by Azure, with all problems
     */
    public static String terraform(Network network) {
        return of(network).terraform();
    }

    /**
     * All groups and tables of a network as commands.
     *
     * @param network the network
     * @return a script for a POSIX shell
     * @throws ExportException when anything is unknown or not taken by Azure, with all problems
     */
    public static String azCli(Network network) {
        return of(network).azCli();
    }

    /**
     * The groups and tables of one resource group, which one template can hold.
     *
     * @param name the resource group, in any letter case
     * @return what can be written
     */
    public NetworkExport inResourceGroup(String name) {
        return new NetworkExport(
                network,
                groups.stream().filter(each -> isIn(name, each.id())),
                tables.stream().filter(each -> isIn(name, each.id())));
    }

    private static boolean isIn(String name, ResourceId id) {
        return id.resourceGroup().filter(name::equalsIgnoreCase).isPresent();
    }

    /**
     * Writes an ARM template.
     *
     * @return JSON
     * @throws ExportException when anything is unknown, not taken by Azure, or of several resource groups, with all problems
     */
    public String arm() {
        return write(true, (nsgs, routes) -> new ArmWriter().write(nsgs, routes));
    }

    /**
     * Writes Bicep.
     *
     * @return Bicep
     * @throws ExportException when anything is unknown, not taken by Azure, or of several resource groups, with all problems
     */
    public String bicep() {
        return write(true, (nsgs, routes) -> new BicepWriter().write(nsgs, routes));
    }

    /**
     * Writes Terraform's language. What the network does not say, such as the resource group of a declared group, is a
     * variable.
     *
     * @return resources of the provider azurerm, version 4
     * @throws ExportException when anything is unknown or not taken by Azure, with all problems
     */
    public String terraform() {
        return write(false, (nsgs, routes) -> new TerraformWriter().write(nsgs, routes));
    }

    /**
     * Writes commands. Of declared groups and tables the resource group is the shell's {@code RESOURCE_GROUP}. To create a
     * group that is there replaces its rules.
     *
     * @return a script for a POSIX shell
     * @throws ExportException when anything is unknown or not taken by Azure, with all problems
     */
    public String azCli() {
        return write(false, (nsgs, routes) -> new AzWriter().write(nsgs, routes), Selection::checkWords);
    }

    private String write(boolean oneGroup, BiFunction<List<GroupToWrite>, List<TableToWrite>, String> writer) {
        return write(oneGroup, writer, (selection, resource) -> {});
    }

    private String write(
            boolean oneGroup,
            BiFunction<List<GroupToWrite>, List<TableToWrite>, String> writer,
            BiConsumer<Selection, Resource> check) {
        if (oneGroup) {
            mustBeOfOneGroup();
        }
        return write(writer, check);
    }

    private String write(
            BiFunction<List<GroupToWrite>, List<TableToWrite>, String> writer, BiConsumer<Selection, Resource> check) {
        Selection selection = new Selection(network);
        List<GroupToWrite> nsgs = groups.stream().map(selection::group).toList();
        List<TableToWrite> routes = tables.stream().map(selection::table).toList();
        Stream.of(groups, tables).flatMap(Collection::stream).forEach(each -> check.accept(selection, each));
        selection.throwIfAny();
        return writer.apply(nsgs, routes);
    }

    private void mustBeOfOneGroup() {
        List<String> names = Stream.of(groups, tables)
                .flatMap(Collection::stream)
                .map(each -> place(each.id()))
                .distinct()
                .sorted()
                .toList();
        if (names.size() > 1) {
            String met = "a template is for one resource group, and these are in " + String.join(", ", names);
            throw new ExportException(List.of(new Problem("", met + "; inResourceGroup(name) writes those of one")));
        }
    }

    private static String place(ResourceId id) {
        Optional<String> group = id.resourceGroup();
        return group.map(each -> "'" + Quoting.line(each.toLowerCase(Locale.ROOT)) + "'")
                .orElse("no resource group");
    }
}
