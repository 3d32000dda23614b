package io.canreach.analysis;

import java.util.List;

/**
 * A list as it is at some places.
 *
 * @param list the list
 * @param places the places in the words of messages, at least one
 */
record PlacedList(LineList list, List<String> places) {}
