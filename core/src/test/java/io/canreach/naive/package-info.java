/** One flow through a network, hop by hop, told as plainly as can be: what the walk over sets is compared with. */
package io.canreach.naive;
