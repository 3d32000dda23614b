package io.canreach.dsl;

import io.canreach.model.Access;

/** What was said of a rule of a firewall. */
sealed interface FirewallRuleFacts permits MatchFacts, NamesFacts, TranslationFacts {
    String name();

    /** What the rule does; what is translated is let through. */
    Access access();
}
