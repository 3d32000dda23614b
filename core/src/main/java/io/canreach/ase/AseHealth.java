package io.canreach.ase;

import io.canreach.ase.AseFinding.Kind;
import io.canreach.model.AppServiceEnvironment;
import io.canreach.model.AppServiceEnvironment.Version;
import io.canreach.model.Network;
import io.canreach.reach.Answer;
import io.canreach.reach.Fate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whether an App Service Environment lives in its network: everything that its version needs, inbound and outbound, and
 * what becomes of it without.
 *
 * <pre>{@code
 * AseHealth health = AseHealth.of(network, ase);
 * health.state();             // UNHEALTHY
 * health.broken();            // management on TCP 454-455 ...: security rule 'closed' (4000, Inbound) ...
 * }</pre>
 *
 * @param ase the environment
 * @param findings everything it needs, fulfilled or not
 * @see <a href="https://learn.microsoft.com/azure/app-service/environment/network-info">Networking considerations</a>
 */
public record AseHealth(AppServiceEnvironment ase, List<AseFinding> findings) {
    /** How an environment fares. */
    public enum State {
        /** It has all it needs. */
        HEALTHY,
        /** It runs, and Azure marks it unhealthy. */
        UNHEALTHY,
        /** Azure has suspended it; when it is restored its addresses change. */
        SUSPENDED,
        /** It cannot be created. */
        CREATION_FAILS,
        /** It depends on something that is not known. */
        UNDETERMINED
    }

    /** When an environment is looked at. */
    public enum Moment {
        /** While it is created. */
        CREATION,
        /** While it runs, soon after the network became what it is. */
        RUNNING,
        /** When nobody changes anything for long. */
        LATER
    }

    /**
     * Copies the list.
     *
     * @param ase the environment
     * @param findings everything it needs, fulfilled or not
     */
    public AseHealth {
        findings = List.copyOf(findings);
    }

    /**
     * Looks at an environment.
     *
     * @param network the network
     * @param ase one of its environments
     * @return its health
     */
    public static AseHealth of(Network network, AppServiceEnvironment ase) {
        List<AseFinding> findings = new ArrayList<>(new InboundCheck(network, ase).all());
        RequiredConnectivity.of(network, ase).checks().forEach(check -> findings.add(finding(ase, check)));
        findings.addAll(new SubnetCheck(network, ase).all());
        return new AseHealth(ase, findings);
    }

    private static AseFinding finding(AppServiceEnvironment ase, DependencyCheck check) {
        Dependency dependency = check.dependency();
        Answer answer = check.answer();
        boolean forced = check.state() != DependencyCheck.State.MET
                && answer.parts().stream().anyMatch(part -> part.fate() != Fate.DROPPED)
                && new OwnWay(ase, dependency).foreign(answer).isPresent();
        String need = dependency + dependency.tag().map(tag -> " (" + tag + ")").orElse("");
        return new AseFinding(
                forced ? Kind.ASE_FORCED_TUNNEL : Kind.OUTBOUND,
                need,
                check.state(),
                dependency.essential(),
                check.reason(),
                dependency.breaks(),
                Optional.of(answer));
    }

    /**
     * How it fares while it runs.
     *
     * @return HEALTHY, UNHEALTHY or UNDETERMINED
     */
    public State state() {
        return at(Moment.RUNNING);
    }

    /**
     * How it fares at some time.
     *
     * @param moment when
     * @return what is broken decides before what is not known
     */
    public State at(Moment moment) {
        Predicate<AseFinding> counts =
                each -> each.essential() || (moment == Moment.CREATION && each.kind() == Kind.SUBNET);
        if (with(DependencyCheck.State.BROKEN).anyMatch(counts)) {
            return broken(moment);
        }
        return with(DependencyCheck.State.UNDETERMINED).anyMatch(counts) ? State.UNDETERMINED : State.HEALTHY;
    }

    private State broken(Moment moment) {
        boolean suspends = ase.version() == Version.V2;
        return switch (moment) {
            case CREATION -> State.CREATION_FAILS;
            case RUNNING -> State.UNHEALTHY;
            case LATER -> suspends ? State.SUSPENDED : State.UNHEALTHY;
        };
    }

    /**
     * Whether it has all that it needs to run.
     *
     * @return false as well where that depends on something that is not known
     */
    public boolean isHealthy() {
        return state() == State.HEALTHY;
    }

    /**
     * What is broken, whether essential or not.
     *
     * @return the findings, none where all is well
     */
    public List<AseFinding> broken() {
        return with(DependencyCheck.State.BROKEN).toList();
    }

    /**
     * What depends on something that is not known.
     *
     * @return the findings, none where all is decided
     */
    public List<AseFinding> undetermined() {
        return with(DependencyCheck.State.UNDETERMINED).toList();
    }

    private Stream<AseFinding> with(DependencyCheck.State state) {
        return findings.stream().filter(each -> each.state() == state);
    }

    /**
     * Every finding with the way of its flows.
     *
     * @return many lines of ASCII
     */
    public String explain() {
        return headline() + "\n\n" + findings.stream().map(AseFinding::explain).collect(Collectors.joining("\n\n"));
    }

    private String headline() {
        String then = ase.version() == Version.V2
                ? "; if that lasts it is suspended, and its addresses change when it is restored"
                : ase.version() == Version.V1 ? "; a new one cannot be created" : "";
        return ase.label() + " is " + state() + (state() == State.UNHEALTHY ? then : "");
    }

    /** All that is wrong or unknown in full, and the rest in short. */
    @Override
    public String toString() {
        String others = findings.stream()
                .filter(each -> each.state() != DependencyCheck.State.MET)
                .map(each -> "\n  " + each)
                .collect(Collectors.joining());
        String met = with(DependencyCheck.State.MET)
                .map(each -> "\n  " + each.state() + " " + each.need())
                .collect(Collectors.joining());
        return headline() + others + met;
    }
}
