package io.canreach.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.canreach.model.Access;
import io.canreach.model.AccessRestriction;
import io.canreach.model.AccessRestrictions;
import io.canreach.model.AddressMatch;
import io.canreach.model.AnyAddress;
import io.canreach.model.Prefix;
import io.canreach.model.ResourceId;
import io.canreach.model.ServiceTag;
import io.canreach.model.ServiceTags;
import io.canreach.packet.Cidr;
import io.canreach.packet.Ip;
import io.canreach.packet.IpSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Access restrictions on sets of callers agree with Azure's table read field by field for one caller. */
class AccessDifferentialTest {
    private static final IpSet EVERYBODY = IpSet.parse("0.0.0.0/0, ::/0");
    private static final ServiceTag FRONT = new ServiceTag("AzureFrontDoor.Backend");
    private static final ServiceTags TAGS = ServiceTags.none().with(FRONT, IpSet.parse("198.51.100.8/30"));
    private static final List<String> PREFIXES =
            List.of("198.51.100.0/24", "198.51.100.7/32", "0.0.0.0/0", "::/0", "203.0.113.0/25", "2001:db8::/32");
    private static final List<String> CALLERS = List.of(
            "198.51.100.7", "198.51.100.8", "198.51.100.12", "203.0.113.7", "203.0.113.200", "2001:db8::7", "2a00::1");
    private static final ResourceId SUBNET = ResourceId.of("/virtualNetworks/v/subnets/s");

    /** Seeds; one that ever failed stays for good. */
    static LongStream seeds() {
        return LongStream.range(0, 300);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void both_ways_serve_the_same_callers(long seed) {
        Random random = new Random(seed);
        AccessRestrictions list = list(random);
        Map<String, String> headers = headers(random);
        AccessCaller caller = new AccessCaller(Optional.empty(), headers);

        List<AccessPart> parts = new AccessEvaluation(list, caller, TAGS).split(EVERYBODY);

        for (String each : CALLERS) {
            Ip ip = Ip.parse(each);
            List<AccessPart> own =
                    parts.stream().filter(part -> part.sources().contains(ip)).toList();
            assertThat(own).hasSize(1);
            assertThat(own.get(0).outcome()).as("%s of %s", each, list).isEqualTo(naive(list, ip, headers));
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void what_is_decided_without_knowing_the_headers_is_so_with_any(long seed) {
        Random random = new Random(seed);
        AccessRestrictions list = list(random);
        AccessCaller caller = new AccessCaller(Optional.empty(), Map.of());

        List<AccessPart> parts = new AccessEvaluation(list, caller, TAGS).split(EVERYBODY);

        assertThat(IpSet.unionOf(parts.stream().map(AccessPart::sources).toList()))
                .isEqualTo(EVERYBODY);
        for (AccessPart part : parts) {
            for (String id : List.of("", "a", "b")) {
                Map<String, String> headers = Map.of("X-Azure-FDID", id, "X-Forwarded-Host", id);
                CALLERS.stream()
                        .map(Ip::parse)
                        .filter(part.sources()::contains)
                        .forEach(ip -> assertThat(part.outcome()).isIn(naive(list, ip, headers), Outcome.UNDETERMINED));
            }
        }
    }

    private static AccessRestrictions list(Random random) {
        List<AccessRestriction> rules = new ArrayList<>();
        for (int i = random.nextInt(6); i > 0; i--) {
            Map<String, List<String>> headers = switch (random.nextInt(4)) {
                case 0 -> Map.of("X-Azure-FDID", List.of("a", "c"));
                case 1 -> Map.of("X-Azure-FDID", List.of("a"), "X-Forwarded-Host", List.of("a", "b"));
                default -> Map.of();
            };
            Access action = random.nextBoolean() ? Access.ALLOW : Access.DENY;
            rules.add(new AccessRestriction("r" + i, 100 * (1 + random.nextInt(3)), action, callers(random), headers));
        }
        Optional<Access> otherwise = switch (random.nextInt(4)) {
            case 0 -> Optional.of(Access.ALLOW);
            case 1 -> Optional.of(Access.DENY);
            default -> Optional.empty();
        };
        return new AccessRestrictions(rules, otherwise);
    }

    private static AccessRestriction.Callers callers(Random random) {
        return switch (random.nextInt(7)) {
            case 0 -> new AccessRestriction.ByAddress(List.of(new AnyAddress()));
            case 1 -> new AccessRestriction.ByAddress(List.of(FRONT));
            case 2 -> new AccessRestriction.BySubnet(SUBNET, true);
            case 3 -> new AccessRestriction.ByAddress(List.of(prefix(random), prefix(random)));
            default -> new AccessRestriction.ByAddress(List.of(prefix(random)));
        };
    }

    private static AddressMatch prefix(Random random) {
        return new Prefix(Cidr.parse(PREFIXES.get(random.nextInt(PREFIXES.size()))));
    }

    private static Map<String, String> headers(Random random) {
        List<String> values = List.of("", "a", "b", "c");
        return Map.of("X-Azure-FDID", values.get(random.nextInt(4)), "X-Forwarded-Host", values.get(random.nextInt(4)));
    }

    /** Azure's table, one caller and one rule at a time: the lowest number first, and of equal ones the first stored. */
    private static Outcome naive(AccessRestrictions list, Ip caller, Map<String, String> headers) {
        for (int priority = 100; priority <= 300; priority += 100) {
            for (AccessRestriction rule : list.rules()) {
                if (rule.priority() == priority && matches(rule, caller, headers)) {
                    return Outcome.of(rule.action());
                }
            }
        }
        if (list.defaultAction().isPresent()) {
            return Outcome.of(list.defaultAction().get());
        }
        return list.rules().isEmpty() ? Outcome.ALLOW : Outcome.DENY;
    }

    private static boolean matches(AccessRestriction rule, Ip caller, Map<String, String> headers) {
        for (String header : rule.headers().keySet()) {
            if (!rule.headers().get(header).contains(headers.get(header))) {
                return false;
            }
        }
        if (rule.callers() instanceof AccessRestriction.ByAddress by) {
            return by.addresses().stream().anyMatch(each -> matches(each, caller));
        }
        return false;
    }

    private static boolean matches(AddressMatch match, Ip caller) {
        if (match instanceof Prefix prefix) {
            return prefix.cidr().contains(caller);
        }
        return match instanceof AnyAddress || TAGS.prefixes(FRONT).orElseThrow().contains(caller);
    }
}
