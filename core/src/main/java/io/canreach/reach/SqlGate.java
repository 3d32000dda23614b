package io.canreach.reach;

import io.canreach.model.Assumption;
import io.canreach.model.AzureService;
import io.canreach.model.ServiceIpRule;
import io.canreach.model.Subnet;
import io.canreach.security.Doubts;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The firewall of an Azure SQL server: rules for ranges of addresses, of databases and then of the server, one that stands for
 * all of Azure, and rules for subnets with a service endpoint. None denies, and their order does not matter.
 *
 * @see <a href="https://learn.microsoft.com/azure/azure-sql/database/firewall-configure">Firewall rules</a>
 */
final class SqlGate extends ServiceGate {
    private static final String ACCESS_OFF = "47073";
    private static final String NO_RULE_FOR_ADDRESS = "40615";
    private static final String NO_RULE_FOR_SUBNET = "40914";

    SqlGate(Walk walk, AzureService service, Optional<Subnet> by) {
        super(walk, service, by);
    }

    @Override
    String shut() {
        return ACCESS_OFF;
    }

    @Override
    String unnamedSubnet() {
        return NO_RULE_FOR_SUBNET;
    }

    @Override
    String unnamedAddress() {
        return NO_RULE_FOR_ADDRESS;
    }

    /** Whether the rule for all of Azure lets in what a service endpoint brings is left open by the documentation. */
    @Override
    void byOtherSubnet(Strand strand, Subnet subnet, Consumer<Strand> next) {
        Optional<ServiceIpRule> azure = service.ruleForAzure();
        if (azure.isEmpty()) {
            super.byOtherSubnet(strand, subnet, next);
            return;
        }
        Assumption assumption = Assumption.AZURE_RULE_BEHIND_SERVICE_ENDPOINT;
        Strand assuming = strand.assuming(List.of(assumption));
        switch (walk.network().assumptions().reading(assumption)) {
            case FIRST -> super.byOtherSubnet(assuming, subnet, next);
            case SECOND -> next.accept(assuming.then(forAzure(azure.get())));
            case ASK -> walk.undetermined(assuming, Stage.SERVICE, Doubts.of(assumption));
        }
    }
}
