/** Terraform's plans and states, turned into the shape in which Azure's REST interface shows resources. */
@NullMarked
package io.canreach.importer.terraform;

import org.jspecify.annotations.NullMarked;
