package io.canreach.model;

/** The two ways in which Azure has deployed networks. */
public enum DeploymentModel {
    /** Azure Resource Manager. */
    RESOURCE_MANAGER,
    /** The classic model (Azure Service Management). */
    CLASSIC
}
