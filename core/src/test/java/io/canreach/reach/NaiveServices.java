package io.canreach.reach;

import static io.canreach.model.Lab.subnetId;

import io.canreach.model.Access;
import io.canreach.model.AzureService;
import io.canreach.model.Endpoint;
import io.canreach.model.GatewayConnection.Status;
import io.canreach.model.Lab;
import io.canreach.model.Managed;
import io.canreach.model.PublicIpAddress.Sku;
import io.canreach.model.ResourceId;
import io.canreach.model.ServiceFirewall;
import io.canreach.model.ServiceIpRule;
import io.canreach.model.ServiceSubnetRule;
import io.canreach.packet.Ip;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A service with random rules and its callers, and the tables of azure-semantics-2 Q1 and Q3 as they stand there. */
final class NaiveServices {
    private static final String REGION = "westeurope";
    private static final List<String> REGIONS = List.of(REGION, "East US", "");
    private static final long OFFICE = 0xC633_6400L;
    private static final long AZURE = 0x1401_0200L;
    private static final long OTHERS = 0x5001_0200L;

    /** Who calls: with a private address and an endpoint, or with an address, or with one that nobody knows. */
    enum Caller {
        MACHINE,
        HIDDEN,
        SITE,
        OFFICE,
        OTHER_CUSTOMER,
        ELSEWHERE,
        BACKUP,
        SEARCH
    }

    private final Random random;
    private final boolean sql;
    private final boolean storage;
    private final boolean access;
    private final boolean allow;
    private final boolean trusted;
    private final boolean instance;
    private final boolean azure;
    private final boolean data;
    private final boolean endpoint;
    private final boolean subnetRule;
    private final String place;
    private final String home;
    private final List<ServiceIpRule> rules = new ArrayList<>();

    NaiveServices(long seed) {
        random = new Random(seed);
        String kind = List.of("Microsoft.Sql", "Microsoft.Storage", "Microsoft.KeyVault")
                .get(random.nextInt(3));
        sql = kind.endsWith("Sql");
        storage = kind.endsWith("Storage");
        access = random.nextInt(6) > 0;
        allow = !sql && random.nextInt(5) == 0;
        trusted = !sql && random.nextBoolean();
        instance = !sql && random.nextInt(4) == 0;
        azure = sql && random.nextInt(3) == 0;
        data = random.nextBoolean();
        endpoint = random.nextInt(3) == 0;
        place = REGIONS.get(random.nextInt(3));
        home = endpoint && storage ? place : REGIONS.get(random.nextInt(3));
        subnetRule = random.nextInt(3) == 0 && !(sql && differ());
        for (int i = random.nextInt(4); i > 0; i--) {
            rules.add(range(i));
        }
        this.kind = kind;
    }

    private final String kind;

    private ServiceIpRule range(int number) {
        long base = List.of(OFFICE, AZURE, OTHERS).get(random.nextInt(3)) + random.nextInt(8);
        return ServiceIpRule.of("r" + number, Ip.ofIpv4(base), Ip.ofIpv4(base + random.nextInt(8)));
    }

    /** The machine that calls is at 20.1.2.4, the office at 198.51.100.4, and others at 20.1.2.5 and 80.1.2.5. */
    Lab lab() {
        Lab lab = new Lab().vnet("v", "10.0.0.0/16").location(home).subnet("s", "10.0.1.0/24");
        if (endpoint) {
            lab = lab.serviceEndpoint(kind);
        }
        lab = lab.vm("machine", "10.0.1.4")
                .publicIp(Sku.STANDARD, "20.1.2.4")
                .vm("hidden", "10.0.1.5")
                .vpn("gw", "10.0.255.0/27")
                .site("hq", "192.168.0.0/16")
                .connect("gw", "hq", Status.CONNECTED)
                .add(service())
                .add(Managed.service("backup", "Microsoft.RecoveryServices", ""))
                .add(Managed.service("search", "Microsoft.Search", ""));
        return data ? lab.tag("AzureCloud", "20.0.0.0/8").tag("AzureCloud.EastUS", "20.1.2.0/28") : lab;
    }

    private AzureService service() {
        List<ServiceIpRule> all = new ArrayList<>(rules);
        if (azure) {
            all.add(random.nextInt(all.size() + 1), ServiceIpRule.azureServices());
        }
        List<ServiceSubnetRule> subnets =
                subnetRule ? List.of(new ServiceSubnetRule(subnetId("v", "s"), random.nextBoolean())) : List.of();
        List<ResourceId> instances = instance ? List.of(Managed.serviceId("search")) : List.of();
        Access standard = allow ? Access.ALLOW : Access.DENY;
        AzureService open = Managed.in(place, Managed.service("srv", kind, "20.60.0.9"));
        return new AzureService(
                open.id(),
                open.location(),
                kind,
                open.publicAddress(),
                access,
                new ServiceFirewall(standard, all, subnets, trusted, instances));
    }

    static Endpoint endpoint(Caller caller) {
        return switch (caller) {
            case MACHINE -> Asking.vm("machine");
            case HIDDEN -> Asking.vm("hidden");
            case SITE -> Asking.site("hq");
            case OFFICE -> Asking.ip("198.51.100.4");
            case OTHER_CUSTOMER -> Asking.ip("20.1.2.5");
            case ELSEWHERE -> Asking.ip("80.1.2.5");
            case BACKUP -> Asking.service("backup");
            case SEARCH -> Asking.service("search");
        };
    }

    Verdict network(Caller caller) {
        return caller == Caller.SITE ? Verdict.UNDETERMINED : Verdict.REACHABLE;
    }

    Verdict verdict(Caller caller) {
        return sql ? ofSql(caller) : ofStorage(caller);
    }

    /** Q1, row by row. */
    private Verdict ofSql(Caller caller) {
        if (!access) {
            return Verdict.BLOCKED;
        }
        if (seenAsSubnet(caller)) {
            return subnetRule ? Verdict.REACHABLE : azure ? Verdict.UNDETERMINED : Verdict.BLOCKED;
        }
        if (hits(caller)) {
            return Verdict.REACHABLE;
        }
        if (azure && isAzure(caller)) {
            return Verdict.REACHABLE;
        }
        if (mayHit(caller)) {
            return Verdict.UNDETERMINED;
        }
        return azure && !data && (caller == Caller.OTHER_CUSTOMER || caller == Caller.ELSEWHERE)
                ? Verdict.UNDETERMINED
                : Verdict.BLOCKED;
    }

    /** Q3, row by row; a key vault goes by it, too, but for the region. */
    private Verdict ofStorage(Caller caller) {
        if ((trusted && caller == Caller.BACKUP) || (instance && caller == Caller.SEARCH)) {
            return Verdict.REACHABLE;
        }
        Verdict ordinary = ordinarily(caller);
        boolean byIdentity = trusted && caller == Caller.SEARCH;
        return byIdentity && ordinary == Verdict.BLOCKED ? Verdict.UNDETERMINED : ordinary;
    }

    private Verdict ordinarily(Caller caller) {
        if (!access) {
            return Verdict.BLOCKED;
        }
        if (allow) {
            return openTo(caller);
        }
        if (seenAsSubnet(caller)) {
            return subnetRule ? Verdict.REACHABLE : Verdict.BLOCKED;
        }
        if (storage && isInRegion(caller)) {
            return Verdict.BLOCKED;
        }
        if (hits(caller)) {
            return Verdict.REACHABLE;
        }
        return mayHit(caller) ? Verdict.UNDETERMINED : Verdict.BLOCKED;
    }

    private static Verdict openTo(Caller caller) {
        return caller == Caller.SITE ? Verdict.UNDETERMINED : Verdict.REACHABLE;
    }

    private boolean differ() {
        return !place.isEmpty() && !home.isEmpty() && !place.equals(home);
    }

    private boolean seenAsSubnet(Caller caller) {
        boolean inside = caller == Caller.MACHINE || caller == Caller.HIDDEN;
        return inside && endpoint && !(sql && differ());
    }

    private boolean hits(Caller caller) {
        return switch (caller) {
            case MACHINE -> hits(AZURE + 4);
            case OFFICE -> hits(OFFICE + 4);
            case OTHER_CUSTOMER -> hits(AZURE + 5);
            case ELSEWHERE -> hits(OTHERS + 5);
            case HIDDEN, SITE, BACKUP, SEARCH -> false;
        };
    }

    private boolean hits(long address) {
        return rules.stream()
                .anyMatch(rule -> rule.first().value().longValue() <= address
                        && address <= rule.last().value().longValue());
    }

    /** Azure gives nobody an address of documentation, or the machine's; a site may have one of documentation. */
    private boolean mayHit(Caller caller) {
        boolean hidden = caller == Caller.HIDDEN || caller == Caller.SITE || isService(caller);
        boolean any = false;
        for (int i = 0; i < 16; i++) {
            any |= hits(OTHERS + i) || (i != 4 && hits(AZURE + i));
            any |= caller == Caller.SITE && hits(OFFICE + i);
        }
        return hidden && any;
    }

    private static boolean isService(Caller caller) {
        return caller == Caller.BACKUP || caller == Caller.SEARCH;
    }

    private boolean isAzure(Caller caller) {
        return switch (caller) {
            case MACHINE, HIDDEN, BACKUP, SEARCH -> true;
            case OTHER_CUSTOMER -> data;
            case OFFICE, SITE, ELSEWHERE -> false;
        };
    }

    private boolean isInRegion(Caller caller) {
        return switch (caller) {
            case MACHINE, HIDDEN -> !place.isEmpty() && place.equals(home);
            case OTHER_CUSTOMER -> data && place.equals("East US");
            case OFFICE, SITE, ELSEWHERE, BACKUP, SEARCH -> false;
        };
    }

    @Override
    public String toString() {
        return kind + " in '" + place + "' called from '" + home + "', access " + access + ", allow " + allow
                + ", trusted " + trusted + ", instance " + instance + ", azure " + azure + ", data " + data
                + ", endpoint " + endpoint + ", subnet rule " + subnetRule + ", rules " + rules;
    }
}
