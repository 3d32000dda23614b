package io.canreach.dsl;

import io.canreach.model.Access;
import io.canreach.model.OutboundVnetRouting;
import io.canreach.model.PublicNetworkAccess;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What was said of a web app: where it runs, how it calls out, and how it is entered. */
record WebAppFacts(String name, Home home, Exit exit, Entry entry) {
    /** Where it runs. */
    record Home(String location, Optional<String> plan, Optional<String> environment) {}

    /** How it calls out. */
    record Exit(Optional<String> subnet, OutboundVnetRouting routing, List<String> addresses) {}

    /** How it is entered. */
    record Entry(Optional<String> address, PublicNetworkAccess access, Rules main, Rules scm, boolean scmUsesMain) {
        Rules rules(boolean ofScm) {
            return ofScm ? scm : main;
        }

        Entry with(boolean ofScm, UnaryOperator<Rules> change) {
            return new Entry(
                    address, access, ofScm ? main : change.apply(main), ofScm ? change.apply(scm) : scm, scmUsesMain);
        }
    }

    /** The restrictions of one site. */
    record Rules(List<Rule> rules, Optional<Access> otherwise) {
        static final Rules NONE = new Rules(List.of(), Optional.empty());

        Rules plus(Rule rule) {
            return new Rules(Lists.plus(rules, rule), otherwise);
        }

        Rules withLast(UnaryOperator<Rule> change) {
            return new Rules(Lists.withLast(rules, change), otherwise);
        }

        Rules otherwise(Access action) {
            return new Rules(rules, Optional.of(action));
        }
    }

    /** One restriction; for everybody unless it names addresses or a subnet. */
    record Rule(
            int priority,
            String name,
            Access action,
            List<RuleAddress> addresses,
            Optional<String> subnet,
            boolean ignoreMissing,
            Map<String, List<String>> headers) {
        static Rule of(int priority, String name, Access action) {
            return new Rule(priority, name, action, List.of(), Optional.empty(), false, Map.of());
        }
    }

    static WebAppFacts of(String name) {
        return new WebAppFacts(
                name,
                new Home("", Optional.empty(), Optional.empty()),
                new Exit(Optional.empty(), OutboundVnetRouting.NONE, List.of()),
                new Entry(Optional.empty(), PublicNetworkAccess.UNSET, Rules.NONE, Rules.NONE, false));
    }

    WebAppFacts with(Home value) {
        return new WebAppFacts(name, value, exit, entry);
    }

    WebAppFacts with(Exit value) {
        return new WebAppFacts(name, home, value, entry);
    }

    WebAppFacts with(Entry value) {
        return new WebAppFacts(name, home, exit, value);
    }

    String label() {
        return "web app '" + name + "'";
    }
}
