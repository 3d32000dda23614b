package io.canreach.importer;

import io.canreach.importer.terraform.Note;
import io.canreach.importer.terraform.Planned;
import io.canreach.importer.terraform.Side;
import io.canreach.importer.terraform.Terraform;
import io.canreach.model.ResourceId;

/**
 * Terraform's plans and states, as {@code terraform show -json} prints them.
 *
 * @param side which of the two networks of a plan is read
 */
record TerraformJson(Side side) implements Format {
    private static final String ALLOWED =
            "allowed is format 0.x or 1.x of terraform show -json, or a state file of version 4";

    @Override
    public boolean recognises(Node document) {
        return document.isObject() && Terraform.isOne(document.json());
    }

    @Override
    public void read(Node document, Inventory inventory) {
        checkVersion(document);
        Terraform read = Terraform.read(document.json(), side);
        if (!read.azure()) {
            throw new ImportException(document.file() + " is of Terraform and holds no resource of azurerm or azapi");
        }
        if (read.resources().isEmpty()) {
            document.warn("there is no resource here", "the network has nothing of it");
        }
        read.resources().forEach(each -> add(document, each, inventory));
        read.notes().forEach(each -> report(document.at(each.place(), document.json()), each));
        inventory.planned(read.planned());
    }

    private static void add(Node document, Planned planned, Inventory inventory) {
        Node node = document.at(planned.address(), planned.json());
        inventory.add(new Identity(planned.type(), ResourceId.of(planned.id()), true), node);
    }

    private static void report(Node node, Note note) {
        switch (note.level()) {
            case INFO -> node.info(note.met(), note.consequence());
            case WARNING -> node.warn(note.met(), note.consequence());
            case ERROR -> node.error(note.met(), note.consequence());
            case REFUSED -> node.refuse(note.met(), note.consequence());
        }
    }

    private static void checkVersion(Node document) {
        Node format = document.get("format_version");
        String written = format.text().orElse("");
        if (format.isPresent() && !written.matches("[01](\\.\\d{1,9})*")) {
            throw new ImportException(document.file() + " has format version " + format.shown() + "; " + ALLOWED);
        }
        Node state = document.get("version");
        if (!format.isPresent() && !state.text().orElse("").equals("4")) {
            throw new ImportException(document.file() + " is a state of version " + state.shown() + "; " + ALLOWED);
        }
    }
}
