/** Security groups and route tables of a network, written so that they can be applied: ARM JSON, Bicep, Terraform, az. */
@NullMarked
package io.canreach.exporter;

import org.jspecify.annotations.NullMarked;
