package io.canreach.dsl;

import io.canreach.model.ConnectedGroup;
import io.canreach.model.ResourceId;
import java.util.List;
import java.util.Optional;

/**
 * A group of virtual networks that Azure Virtual Network Manager connects with each other, without peerings.
 *
 * <pre>{@code
 * connectedGroup("mesh", "spoke1", "spoke2", "spoke3")
 * }</pre>
 *
 * @see <a href="https://learn.microsoft.com/azure/virtual-network-manager/concept-connectivity-configuration">Connectivity
 *     configurations</a>
 */
public final class ConnectedGroupDeclaration extends Declaration {
    private final Facts facts;

    ConnectedGroupDeclaration(String name, List<String> vnets) {
        this.facts = new Facts(name, vnets);
    }

    /** What was said. */
    record Facts(String name, List<String> vnets) {}

    @Override
    Facts facts() {
        return facts;
    }

    @Override
    void declareIn(Draft draft) {
        ResourceId id = draft.id("connected group", "connectedGroups", facts.name);
        draft.once(toString(), id, facts, () -> group(draft, id));
    }

    @Override
    public String toString() {
        return "connected group '" + facts.name + "'";
    }

    private Optional<ConnectedGroup> group(Draft draft, ResourceId id) {
        References references = new References(draft, toString());
        List<ResourceId> members = facts.vnets.stream()
                .flatMap(name -> references.vnet(name).stream())
                .toList();
        return members.size() == facts.vnets.size()
                ? draft.attempt("", () -> new ConnectedGroup(id, members))
                : Optional.empty();
    }
}
