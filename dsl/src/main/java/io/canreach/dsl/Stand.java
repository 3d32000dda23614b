package io.canreach.dsl;

import io.canreach.model.DeploymentModel;
import io.canreach.model.Resource;
import io.canreach.model.ResourceId;

/** Where a machine, interface or environment stands, and whether its subnet is good for anything. */
record Stand(Draft draft, VnetFacts vnet, ResourceId vnetId, ResourceId subnet, boolean isValid) {
    boolean isClassic() {
        return vnet.model() == DeploymentModel.CLASSIC;
    }

    String path() {
        return vnet.name() + "/" + subnet.name();
    }

    /** Whether something that classic networks do not have may stand here by this name. */
    boolean admits(String label, ResourceId id) {
        if (isClassic()) {
            draft.problem(label + " stands in classic vnet '" + vnet.name()
                    + "'; only a Resource Manager network has such a resource");
        }
        return draft.mayStand(label, id, path());
    }

    /** In a subnet that cannot be, nothing is added: what is wrong with the subnet was noted already. */
    void add(Resource resource) {
        if (isValid) {
            draft.add(resource);
        }
    }
}
