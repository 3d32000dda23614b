package io.canreach.reach;

/** The nearest change that would open the firewall of a service, in words. */
final class ServiceRemedy {
    private static final String PRIVATELY = ", or call it by a private endpoint";

    private ServiceRemedy() {}

    static String of(Decider by, String callers) {
        if (says(by, ServiceAccess.TCP_ALONE)) {
            return "call it by TCP";
        }
        if (says(by, ServiceGate.SHUT)) {
            return "turn its public network access on" + PRIVATELY;
        }
        if (says(by, ServiceGate.BEHIND_ENDPOINT)) {
            return "add a rule for the subnet to its firewall" + PRIVATELY;
        }
        if (says(by, AccountGate.OWN_REGION)) {
            return "turn a service endpoint on and add a rule for the subnet to its firewall" + PRIVATELY;
        }
        return "add a rule for " + callers + " to its firewall" + PRIVATELY;
    }

    private static boolean says(Decider by, String words) {
        return by.text().contains(words);
    }
}
