package io.canreach.analysis;

import io.canreach.packet.Cidr;
import io.canreach.packet.Ip;
import io.canreach.packet.IpFamily;
import io.canreach.packet.IpSet;
import io.canreach.packet.PacketSet;
import io.canreach.packet.Protocol;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which lines of a list can have packets in common, by the first and last address that each is about: most pairs cannot. */
final class Near {
    private final List<Bounds> bounds;

    Near(List<Line> lines) {
        this.bounds = lines.stream().map(line -> Bounds.of(line.possible())).toList();
    }

    /** The other lines that may have packets of a line, in order. */
    int[] of(int number) {
        Bounds own = bounds.get(number);
        int[] near = new int[bounds.size()];
        int count = 0;
        for (int i = 0; i < near.length; i++) {
            if (i != number && own.meets(bounds.get(i))) {
                near[count++] = i;
            }
        }
        return Arrays.copyOf(near, count);
    }

    /** The first and last of some addresses. */
    private record Range(Ip first, Ip last) {
        static Optional<Range> of(IpSet addresses, IpFamily family) {
            List<Cidr> blocks = addresses.restrictTo(family).cidrs();
            return blocks.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Range(
                            blocks.get(0).first(), blocks.get(blocks.size() - 1).last()));
        }

        boolean meets(Range other) {
            return first.compareTo(other.last) <= 0 && other.first.compareTo(last) <= 0;
        }
    }

    /** Addresses of one family. */
    private record Ends(Range source, Range destination) {
        boolean meets(Ends other) {
            return source.meets(other.source) && destination.meets(other.destination);
        }
    }

    private record Bounds(Set<Protocol> protocols, List<Optional<Ends>> families) {
        static Bounds of(PacketSet packets) {
            List<Optional<Ends>> families = new ArrayList<>();
            for (IpFamily family : IpFamily.values()) {
                families.add(ends(packets.restrictTo(family), family));
            }
            return new Bounds(packets.protocols(), families);
        }

        private static Optional<Ends> ends(PacketSet some, IpFamily family) {
            return Range.of(some.sources(), family)
                    .flatMap(from -> Range.of(some.destinations(), family).map(to -> new Ends(from, to)));
        }

        boolean meets(Bounds other) {
            for (int i = 0; i < families.size(); i++) {
                Optional<Ends> own = families.get(i);
                Optional<Ends> others = other.families.get(i);
                if (own.isPresent() && others.isPresent() && own.get().meets(others.get())) {
                    return protocols.stream().anyMatch(other.protocols::contains);
                }
            }
            return false;
        }
    }
}
