package io.canreach.importer;

/** A kind of document that is recognised by what it holds. */
interface Format {
    /** Whether a document is of this format. */
    boolean recognises(Node document);

    /** Puts the resources of a document into the inventory. */
    void read(Node document, Inventory inventory);
}
