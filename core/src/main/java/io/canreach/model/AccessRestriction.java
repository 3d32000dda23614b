package io.canreach.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One rule of a web app's access restrictions.
 *
 * @param name the rule's name, empty where it has none
 * @param priority where it stands; lower numbers are asked first
 * @param action what it does with callers that match
 * @param callers whom it is for
 * @param headers by the name of a request's header, the values of which the request must have one; all headers must match
 * @see <a href="https://learn.microsoft.com/azure/app-service/app-service-ip-restrictions">Access restrictions</a>
 */
public record AccessRestriction(
        String name, int priority, Access action, Callers callers, Map<String, List<String>> headers) {
    private static final int MAX_BLOCKS = 8;
    private static final int MAX_VALUES = 8;
    private static final List<String> HEADERS =
            List.of("X-Forwarded-For", "X-Forwarded-Host", "X-Azure-FDID", "X-FD-HealthProbe");

    /**
     * Copies the headers.
     *
     * @param name the rule's name, empty where it has none
     * @param priority where it stands; lower numbers are asked first
     * @param action what it does with callers that match
     * @param callers whom it is for
     * @param headers by the name of a request's header, the values of which the request must have one; all headers must match
     */
    public AccessRestriction {
        Map<String, List<String>> copy = new LinkedHashMap<>();
        headers.forEach((header, values) -> copy.put(header, List.copyOf(values)));
        headers = Collections.unmodifiableMap(copy);
    }

    /** Whom a rule is for. */
    public sealed interface Callers {}

    /**
     * Callers by the address that the app sees: everybody, prefixes, service tags, or something unknown.
     *
     * @param addresses at least one; a caller at any of them matches
     */
    public record ByAddress(List<AddressMatch> addresses) implements Callers {
        /**
         * Copies the addresses.
         *
         * @param addresses at least one; a caller at any of them matches
         */
        public ByAddress {
            addresses = List.copyOf(addresses);
        }

        @Override
        public String toString() {
            return addresses.stream().map(AddressMatch::toString).collect(Collectors.joining(","));
        }
    }

    /**
     * Callers by the subnet that a service endpoint for Microsoft.Web tells.
     *
     * @param subnet the subnet
     * @param ignoreMissing whether the rule may be there while the endpoint is not, without effect
     */
    public record BySubnet(ResourceId subnet, boolean ignoreMissing) implements Callers {
        @Override
        public String toString() {
            String vnet = subnet.parent().map(id -> id.name() + "/").orElse("");
            return "subnet " + vnet + subnet.name();
        }
    }

    /**
     * A rule without conditions on headers.
     *
     * @param name the rule's name, empty where it has none
     * @param priority where it stands; lower numbers are asked first
     * @param action what it does with callers that match
     * @param callers whom it is for
     * @return the rule
     */
    public static AccessRestriction of(String name, int priority, Access action, Callers callers) {
        return new AccessRestriction(name, priority, action, callers, Map.of());
    }

    /**
     * Where the rule breaks Azure's limits.
     *
     * @return sentences to stand behind the rule's name, none for a rule that Azure takes
     */
    List<String> faults() {
        List<String> faults = new ArrayList<>();
        if (priority < 1) {
            faults.add("has priority " + priority + "; allowed is 1 to " + Integer.MAX_VALUE);
        }
        addressFaults(faults);
        headers.forEach((header, values) -> headerFaults(header, values, faults));
        return faults;
    }

    private void addressFaults(List<String> faults) {
        if (!(callers instanceof ByAddress by)) {
            return;
        }
        if (by.addresses().isEmpty()) {
            faults.add("names no address; allowed are prefixes, a service tag, a subnet or *");
        }
        if (by.addresses().size() > MAX_BLOCKS) {
            faults.add("names " + by.addresses().size() + " address blocks; at most " + MAX_BLOCKS + " are allowed");
        }
        by.addresses().stream()
                .filter(AsgReference.class::isInstance)
                .forEach(each -> faults.add("names " + each + "; allowed are prefixes, a service tag, a subnet or *"));
    }

    private static void headerFaults(String header, List<String> values, List<String> faults) {
        if (HEADERS.stream().noneMatch(header::equalsIgnoreCase)) {
            faults.add("names the header " + header + "; allowed are " + String.join(", ", HEADERS));
        }
        if (values.isEmpty() || values.size() > MAX_VALUES) {
            faults.add(
                    "has " + values.size() + " values for the header " + header + "; allowed are 1 to " + MAX_VALUES);
        }
    }

    @Override
    public String toString() {
        String with = headers.entrySet().stream()
                .map(each -> " with " + each.getKey() + "=" + String.join("|", each.getValue()))
                .collect(Collectors.joining());
        return priority + " " + (name.isEmpty() ? "" : name + " ") + action + " " + callers + with;
    }
}
