package io.canreach.watch;

import io.canreach.model.ResourceId;
import io.canreach.model.SecurityRule;
import io.canreach.security.EffectiveSecurityRules;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The answer of security group view: every interface of a machine with the rules of its NSG, its subnet's NSG, the default
 * rules, and all of them after expansion.
 *
 * @param networkInterfaces one entry an interface
 */
public record SecurityGroupView(List<InterfaceRules> networkInterfaces) {
    /**
     * The rules of one interface.
     *
     * @param networkInterface the interface's id
     * @param interfaceRules the user rules of its own NSG
     * @param subnetRules the user rules of its subnet's NSG
     * @param defaultRules the six default rules
     * @param effective both NSGs after expansion
     */
    public record InterfaceRules(
            ResourceId networkInterface,
            List<SecurityRule> interfaceRules,
            List<SecurityRule> subnetRules,
            List<SecurityRule> defaultRules,
            EffectiveSecurityRules effective) {
        /**
         * Copies the lists.
         *
         * @param networkInterface the interface's id
         * @param interfaceRules the user rules of its own NSG
         * @param subnetRules the user rules of its subnet's NSG
         * @param defaultRules the six default rules
         * @param effective both NSGs after expansion
         */
        public InterfaceRules {
            interfaceRules = List.copyOf(interfaceRules);
            subnetRules = List.copyOf(subnetRules);
            defaultRules = List.copyOf(defaultRules);
        }
    }

    /**
     * Copies the list.
     *
     * @param networkInterfaces one entry an interface
     */
    public SecurityGroupView {
        networkInterfaces = List.copyOf(networkInterfaces);
    }

    @Override
    public String toString() {
        return networkInterfaces.stream()
                .map(each -> each.networkInterface().name() + "\n" + each.effective())
                .collect(Collectors.joining("\n"));
    }
}
