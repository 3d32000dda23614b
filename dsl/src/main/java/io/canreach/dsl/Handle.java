package io.canreach.dsl;

import io.canreach.model.AppServiceEnvironment;
import io.canreach.model.AzureService;
import io.canreach.model.Endpoint;
import io.canreach.model.HostAddress;
import io.canreach.model.InternalLoadBalancing;
import io.canreach.model.IpConfiguration;
import io.canreach.model.KnownAddress;
import io.canreach.model.LoadBalancer;
import io.canreach.model.Network;
import io.canreach.model.NetworkInterface;
import io.canreach.model.OnPremisesNetwork;
import io.canreach.model.Resource;
import io.canreach.model.ResourceId;
import io.canreach.model.VirtualMachine;
import io.canreach.model.VirtualMachine.PowerState;
import io.canreach.packet.Cidr;
import io.canreach.packet.Ip;
import io.canreach.packet.IpSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Compares what a handle says of itself with the network it is asked in: a rule about a machine at another address would
 * be a rule about another machine. What a network does not have at all is for the question to refuse.
 */
record Handle(Network network, Endpoint endpoint) {
    void checkMachine(VmFacts said) {
        Optional<VirtualMachine> vm = find(VirtualMachine.class, said.name());
        if (vm.isEmpty()) {
            return;
        }
        List<NetworkInterface> interfaces = interfaces(vm.get());
        for (NicFacts nic : said.interfaces()) {
            checkAddresses(nic, interfaces);
        }
        boolean stopped = said.conduct().powerState() == PowerState.STOPPED;
        require(!stopped || vm.get().powerState() == PowerState.STOPPED, "be stopped", "running");
    }

    private List<NetworkInterface> interfaces(VirtualMachine vm) {
        List<NetworkInterface> interfaces = new ArrayList<>();
        for (ResourceId id : vm.networkInterfaces()) {
            network.find(NetworkInterface.class, id).ifPresent(interfaces::add);
        }
        return interfaces;
    }

    void checkInterface(NicFacts said) {
        checkAddresses(said, find(NetworkInterface.class, said.name()).stream().toList());
    }

    void checkEnvironment(AseDeclaration.Facts said) {
        Optional<AppServiceEnvironment> there = find(AppServiceEnvironment.class, said.name());
        if (there.isPresent()) {
            check(said, there.get());
        }
    }

    private void check(AseDeclaration.Facts said, AppServiceEnvironment ase) {
        AppServiceEnvironment.Version version = said.version().orElse(ase.version());
        require(version == ase.version(), "be " + version, ase.version());
        boolean internal = ase.internalLoadBalancing() != InternalLoadBalancing.NONE;
        require(!said.isInternal() || internal, "be internal", "external");
        if (said.internalAddress().isPresent()) {
            checkAddress(said.internalAddress().get(), ase.inboundAddress());
        }
        if (said.vip().isPresent()) {
            checkVip(said.vip().get(), ase);
        }
    }

    /** Of version 3 the VIP of an external one may differ from the addresses that it calls from. */
    private void checkVip(String said, AppServiceEnvironment ase) {
        boolean calls = ase.outboundAddresses().contains(KnownAddress.parse(said));
        checkAddress(said, calls ? KnownAddress.parse(said) : ase.publicVip());
    }

    void checkLoadBalancer(LoadBalancerFacts said) {
        List<HostAddress> there = find(LoadBalancer.class, said.name()).stream()
                .flatMap(balancer -> balancer.frontends().stream())
                .filter(frontend -> frontend.subnet().isPresent())
                .map(LoadBalancer.Frontend::privateAddress)
                .toList();
        List<String> addresses = new ArrayList<>();
        for (LoadBalancerPart.Frontend frontend : said.all(LoadBalancerPart.Frontend.class)) {
            frontend.address().ifPresent(addresses::add);
        }
        checkAll(addresses, there);
    }

    /** By its name, or by its id where services of several kinds bear the name. */
    Endpoint service(ServiceDeclaration.Facts said) {
        List<AzureService> named = network.named(AzureService.class, said.name());
        ResourceId id = ResourceId.of(said.type(), said.name());
        if (named.size() > 1 && network.find(AzureService.class, id).isPresent()) {
            return new Endpoint.Named(Endpoint.Kind.SERVICE, id.value());
        }
        if (named.size() == 1) {
            check(said, named.get(0));
        }
        return endpoint;
    }

    private void check(ServiceDeclaration.Facts said, AzureService there) {
        require(said.is(there.service()), "be of " + said.service(), "of " + there.service());
        checkAddresses(said.address().stream(), List.of(there.publicAddress()));
    }

    void checkSite(OnPremisesDeclaration.Facts said) {
        IpSet addresses = IpSet.of(said.prefixes().stream().map(Cidr::parse).toList());
        find(OnPremisesNetwork.class, said.name())
                .ifPresent(site -> require(
                        said.prefixes().isEmpty() || addresses.equals(site.addresses()),
                        "be " + addresses,
                        site.addresses()));
    }

    private void checkAddresses(NicFacts said, List<NetworkInterface> interfaces) {
        List<String> addresses = new ArrayList<>();
        for (NicFacts.AddressFacts each : said.addresses()) {
            each.privateIp().ifPresent(addresses::add);
        }
        checkAll(addresses, addresses(interfaces));
    }

    private static List<HostAddress> addresses(List<NetworkInterface> interfaces) {
        List<HostAddress> addresses = new ArrayList<>();
        for (NetworkInterface nic : interfaces) {
            for (IpConfiguration configuration : nic.ipConfigurations()) {
                addresses.add(configuration.privateAddress());
            }
        }
        return addresses;
    }

    void checkAddresses(Stream<String> said, List<HostAddress> there) {
        checkAll(said.toList(), there);
    }

    /** Where not all addresses are known, any may be the one that was said. */
    private void checkAll(List<String> said, List<HostAddress> there) {
        int known = Lists.ofKind(there, KnownAddress.class).size();
        if (there.isEmpty() || known < there.size()) {
            return;
        }
        for (String text : said) {
            Ip ip = Ip.parse(text);
            String all = there.toString();
            require(there.contains(new KnownAddress(ip)), "have the address " + ip, all.substring(1, all.length() - 1));
        }
    }

    private void checkAddress(String said, HostAddress there) {
        KnownAddress address = KnownAddress.parse(said);
        require(!(there instanceof KnownAddress) || there.equals(address), "have the address " + said, there);
    }

    void require(boolean holds, String said, Object there) {
        if (!holds) {
            throw new IllegalArgumentException(
                    endpoint + " was said to " + said + ", but in the network asked about it is " + there);
        }
    }

    <T extends Resource> Optional<T> find(Class<T> kind, String name) {
        if (name.startsWith("/")) {
            return network.find(kind, ResourceId.of(name));
        }
        List<T> named = network.named(kind, name);
        return named.size() == 1 ? Optional.of(named.get(0)) : Optional.empty();
    }
}
