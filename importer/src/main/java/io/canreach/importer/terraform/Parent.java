package io.canreach.importer.terraform;

/**
 * What a resource hangs below in Azure.
 *
 * @param attribute the attribute that names the parent
 * @param byName whether by its name, and not by its id
 * @param type the parent's type
 * @param list under which name the parent lists such children
 * @param nested whether children of this kind are shown in their parent alone
 */
record Parent(String attribute, boolean byName, String type, String list, boolean nested) {}
