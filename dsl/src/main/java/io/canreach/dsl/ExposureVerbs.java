package io.canreach.dsl;

import io.canreach.reach.Traffic;
import java.util.Optional;

/** The verbs about what a network exposes. */
abstract class ExposureVerbs extends ReviewVerbs {
    ExposureVerbs() {}

    /**
     * Exactly some places are exposed to the Internet, on exactly some traffic, and nothing else is. What may be exposed and is
     * not known to be is against it.
     *
     * @param meant what is to be exposed, such as {@code exposed(www, 443)}
     * @return the rule
     */
    public static ExposureRule exposesToInternet(ExpectedExposure... meant) {
        return exposesTo(InternetPlace.INSTANCE, meant);
    }

    /**
     * Nothing is exposed to the Internet.
     *
     * @return the rule
     */
    public static ExposureRule exposesNothingToInternet() {
        return exposesToInternet();
    }

    /**
     * Exactly some places are exposed to a place, on exactly some traffic, and nothing else is.
     *
     * @param place to whom: a site, subnet, machine, range of addresses, group, ...
     * @param meant what is to be exposed; nothing where none is said
     * @return the rule
     * @throws IllegalArgumentException when the place is written badly
     */
    public static ExposureRule exposesTo(Place place, ExpectedExposure... meant) {
        return ExposureRule.only(place, meant);
    }

    /**
     * No endpoint is exposed on some traffic: to the Internet, or to another place by {@link ExposureRule#to}.
     *
     * @param traffic such as {@code tcp(22, 3389)}
     * @return the rule
     */
    public static ExposureRule doesNotExpose(Traffic traffic) {
        return ExposureRule.not(traffic);
    }

    /**
     * A place that is meant to be exposed on a TCP port.
     *
     * @param place the place
     * @param port a TCP port, 0 to 65535
     * @return what is meant
     */
    public static ExpectedExposure exposed(Place place, int port) {
        return exposed(place, Traffic.tcp(port));
    }

    /**
     * A place that is meant to be exposed on some traffic.
     *
     * @param place the place
     * @param traffic protocols and ports
     * @return what is meant
     */
    public static ExpectedExposure exposed(Place place, Traffic traffic) {
        return new ExpectedExposure(place, traffic, Optional.empty());
    }
}
