package io.canreach.model;

/**
 * One thing that is wrong with a network.
 *
 * @param place the resource it is wrong in, such as {@code subnet 'a' in vnet 'v'}
 * @param message the value, and what is allowed
 */
public record Problem(String place, String message) {
    @Override
    public String toString() {
        return place.isEmpty() ? message : place + ": " + message;
    }
}
