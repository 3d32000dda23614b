package io.canreach.examples.recipes;

import static io.canreach.dsl.Azure.*;
import static io.canreach.dsl.Reach.*;

import io.canreach.dsl.Azure;
import io.canreach.dsl.NsgDeclaration;
import io.canreach.dsl.ReachabilityRule;
import io.canreach.dsl.VmDeclaration;
import io.canreach.model.Network;
import java.util.List;

/** A shop of which the Internet sees one port, and the administrators another: nothing else is exposed. */
public final class PublicShop implements Recipe {
    private final VmDeclaration www = vm("www").privateIp("10.0.1.4").publicIp("20.50.0.1");
    private final VmDeclaration db = vm("db").privateIp("10.0.2.4");

    @Override
    public String title() {
        return "What the Internet sees, and the rule that is missing";
    }

    @Override
    public String says() {
        return "A list of what is exposed, on which ports and to whom, is checked as a whole: what is not in it must not be"
                + " reached. And where a rule does not hold, the smallest change that makes it hold is found, made on a copy and"
                + " proved there.";
    }

    @Override
    public Network network() {
        return shop(front(), back());
    }

    @Override
    public List<ReachabilityRule> holds() {
        return List.of(
                canReach(internet(), www, 443),
                canReach(internet(), www, 22).from(cidr("203.0.113.0/24")),
                canReachOnly(www, db, 1433),
                cannotReach(internet(), db, anyTraffic()));
    }

    @Override
    public List<Mistake> mistakes() {
        return List.of(
                new Mistake(
                        "a port left open",
                        shop(front().allowInbound(200, "test").from(internet()).on(tcp(8080, 8443)), back()),
                        exposesToInternet(exposed(www, 443), exposed(www, 22).from(cidr("203.0.113.0/24")))
                                .because("the audit has a list")),
                Mistake.mended(
                        "a rule forgotten",
                        shop(front(), nsg("back").denyInbound(4000, "rest")),
                        canReach(www, db, 1433)));
    }

    private static NsgDeclaration front() {
        return nsg("front")
                .allowInbound(100, "https")
                .from(internet())
                .on(tcp(443))
                .allowInbound(110, "ssh")
                .from(cidr("203.0.113.0/24"))
                .on(tcp(22));
    }

    private static NsgDeclaration back() {
        return nsg("back")
                .allowInbound(100, "sql")
                .from(cidr("10.0.1.0/24"))
                .on(tcp(1433))
                .denyInbound(4000, "rest");
    }

    private Network shop(NsgDeclaration front, NsgDeclaration back) {
        return Azure.network(vnet("shop")
                .addressSpace("10.0.0.0/16")
                .subnet("web", "10.0.1.0/24")
                .nsg(front)
                .vm(www)
                .subnet("data", "10.0.2.0/24")
                .nsg(back)
                .vm(db));
    }
}
