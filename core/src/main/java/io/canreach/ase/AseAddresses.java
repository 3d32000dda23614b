package io.canreach.ase;

import io.canreach.model.AppServiceEnvironment;
import io.canreach.model.AppServiceEnvironment.Version;
import io.canreach.model.AsePorts;
import io.canreach.model.HostAddress;
import io.canreach.model.InternalLoadBalancing;
import io.canreach.model.KnownAddress;
import io.canreach.model.Network;
import io.canreach.model.Subnet;
import io.canreach.packet.Ip;
import io.canreach.packet.IpSet;
import io.canreach.packet.PortSet;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The addresses of an App Service Environment: where it listens, on which ports, and which source address its destinations
 * see. That is an address of its subnet inside virtual and connected networks, and a public address outside, as it is for
 * another environment on its public VIP.
 *
 * @param ase the environment
 * @param inside the addresses of its subnet; which one a call uses is not known, so rules should admit all of them
 * @param outside the public addresses it calls from: the VIP of versions 1 and 2, a NAT gateway's or its outbound addresses
 *     for version 3; where rules or routes lead a call elsewhere, {@link #seenBy} tells
 * @param listeners where it listens
 * @see <a
 *     href="https://learn.microsoft.com/azure/app-service/environment/app-service-app-service-environment-network-architecture-overview">
 *     Network architecture of App Service Environments</a>
 */
public record AseAddresses(
        AppServiceEnvironment ase, IpSet inside, List<HostAddress> outside, List<Listener> listeners) {
    /**
     * An address at which an environment listens.
     *
     * @param role what the address is
     * @param address the address
     * @param ports its TCP ports
     */
    public record Listener(String role, HostAddress address, PortSet ports) {
        @Override
        public String toString() {
            return role + " " + address + ": TCP " + ports;
        }
    }

    /**
     * Copies the lists.
     *
     * @param ase the environment
     * @param inside the addresses of its subnet; which one a call uses is not known, so rules should admit all of them
     * @param outside the public addresses it calls from: the VIP of versions 1 and 2, a NAT gateway's or its outbound
     *     addresses for version 3; where rules or routes lead a call elsewhere, {@link #seenBy} tells
     * @param listeners where it listens
     */
    public AseAddresses {
        outside = List.copyOf(outside);
        listeners = List.copyOf(listeners);
    }

    /**
     * The addresses of an environment.
     *
     * @param network the network
     * @param ase one of its environments
     * @return its addresses
     */
    public static AseAddresses of(Network network, AppServiceEnvironment ase) {
        Subnet subnet = network.get(Subnet.class, ase.subnet());
        return new AseAddresses(ase, subnet.addresses(), new SourceAddresses(network, ase).outside(), listeners(ase));
    }

    private static List<Listener> listeners(AppServiceEnvironment ase) {
        List<Listener> all = new ArrayList<>();
        if (ase.internalLoadBalancing() != InternalLoadBalancing.NONE) {
            all.add(new Listener("internal address", ase.inboundAddress(), AsePorts.internal(ase)));
        }
        if (!AsePorts.onVip(ase).isEmpty()) {
            all.add(new Listener("public VIP", ase.publicVip(), AsePorts.onVip(ase)));
        }
        ase.settings()
                .ipSslAddresses()
                .forEach(each -> all.add(new Listener("IP-SSL address", each.address(), AsePorts.WEB)));
        return all;
    }

    /**
     * The addresses that serve a port.
     *
     * @param port a TCP port
     * @return the addresses that listen on it; none where nothing does
     */
    public List<HostAddress> serving(int port) {
        return listeners.stream()
                .filter(each -> each.ports().contains(port))
                .map(Listener::address)
                .toList();
    }

    /**
     * The source addresses that a destination sees.
     *
     * @param network the network
     * @param of the environment these addresses are of
     * @param destination the address called
     * @return the subnet's addresses where the route stays inside, otherwise public ones, or none where that is not known
     */
    public IpSet seenBy(Network network, AppServiceEnvironment of, Ip destination) {
        return new SourceAddresses(network, of).seenBy(destination);
    }

    /**
     * The addresses that are not declared.
     *
     * @return none where all are known
     */
    public List<HostAddress> unknown() {
        List<HostAddress> all = new ArrayList<>(outside);
        listeners.forEach(each -> all.add(each.address()));
        return all.stream()
                .filter(each -> !(each instanceof KnownAddress))
                .distinct()
                .toList();
    }

    @Override
    public String toString() {
        String called = listeners.stream().map(each -> "\n  listens at " + each).collect(Collectors.joining());
        String others = ase.version() == Version.V3 ? "" : "\n  another environment sees its public VIP, too";
        String out = outside.stream().map(HostAddress::toString).collect(Collectors.joining(", "));
        return ase.label() + called + "\n  virtual and connected networks see " + inside + "\n  the Internet sees "
                + out + others;
    }
}
