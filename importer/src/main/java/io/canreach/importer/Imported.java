package io.canreach.importer;

import io.canreach.importer.Finding.Severity;
import io.canreach.model.InvalidNetworkException;
import io.canreach.model.Network;
import io.canreach.model.Problem;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was read: a network, and everything about the input that a person should know.
 *
 * @see AzureImport
 */
public final class Imported {
    private final Optional<Network> network;
    private final List<Problem> problems;
    private final List<Finding> findings;

    private Imported(Optional<Network> network, List<Problem> problems, List<Finding> findings) {
        this.network = network;
        this.problems = problems;
        this.findings = findings;
    }

    static Imported of(Optional<Network> network, Findings findings, boolean strict) {
        List<Problem> problems = strict
                ? findings.found().stream()
                        .filter(each -> each.severity() != Severity.INFO)
                        .map(each -> new Problem(each.place(), each.met() + "; " + each.consequence()))
                        .toList()
                : findings.refused();
        return new Imported(network, problems, findings.found());
    }

    /**
     * The network that was read.
     *
     * @return the network, valid
     * @throws InvalidNetworkException when the input is invalid or contradicts itself, so that a verdict could be
     *     silently wrong, with all problems; of a strict import, when there is any warning or error
     */
    public Network network() {
        if (!problems.isEmpty()) {
            throw new InvalidNetworkException(problems);
        }
        return network.orElseThrow(() -> new IllegalStateException("a network is there unless it was refused"));
    }

    /**
     * What was not understood, leads nowhere or is not modelled.
     *
     * @return the findings in the order in which they were met; none twice
     */
    public List<Finding> findings() {
        return findings;
    }

    /**
     * The findings of one severity.
     *
     * @param severity the severity
     * @return the findings in the order in which they were met
     */
    public List<Finding> findings(Severity severity) {
        return findings.stream().filter(each -> each.severity() == severity).toList();
    }

    @Override
    public String toString() {
        Map<Severity, Integer> counts = new EnumMap<>(Severity.class);
        findings.forEach(each -> counts.merge(each.severity(), 1, Integer::sum));
        String what = problems.isEmpty() ? network.map(Network::toString).orElse("") : "a refused network";
        return what + "; findings: " + (counts.isEmpty() ? "none" : counts);
    }
}
