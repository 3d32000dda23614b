package io.canreach.importer.arm.expression;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A deployment as tests need it: parameters given as JSON with single quotes, variables that are expressions. */
final class Given implements Context {
    static final String SUBSCRIPTION = "11111111-1111-1111-1111-111111111111";

    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(JsonReadFeature.ALLOW_SINGLE_QUOTES).build();

    final List<String> standIns = new ArrayList<>();
    private final Map<String, JsonNode> parameters = new HashMap<>();
    private final Map<String, Expression> variables = new HashMap<>();
    private Scope scope = new Scope(Scope.Kind.RESOURCE_GROUP, SUBSCRIPTION, "rg");
    private Budget budget = new Budget(Budget.Limits.STANDARD);

    /** A deployment in which {@code parameters('unknown')} is unknown, alone and as an element. */
    Given() {
        with("unknown", Unknowns.of("only the deployment knows it"));
    }

    static JsonNode json(String text) {
        return MAPPER.readTree(text);
    }

    static JsonNode evaluated(String expression) {
        return new Given().evaluate(expression);
    }

    Given with(String name, JsonNode value) {
        parameters.put(name.toLowerCase(Locale.ROOT), value);
        return this;
    }

    Given with(String name, String json) {
        return with(name, json(json));
    }

    Given variable(String name, String expression) {
        variables.put(name, Expression.parse("[" + expression + "]"));
        return this;
    }

    Given in(Scope other) {
        scope = other;
        return this;
    }

    Given limited(Budget.Limits limits) {
        budget = new Budget(limits);
        return this;
    }

    JsonNode evaluate(String expression) {
        return Expression.parse("[" + expression + "]").evaluate(this);
    }

    @Override
    public JsonNode parameter(String name) {
        @Nullable JsonNode value = parameters.get(name.toLowerCase(Locale.ROOT));
        if (value == null) {
            throw new ExpressionException("there is no parameter '" + name + "'");
        }
        return value;
    }

    @Override
    public JsonNode variable(String name) {
        @Nullable Expression expression = variables.get(name);
        if (expression == null) {
            throw new ExpressionException("there is no variable '" + name + "'");
        }
        return expression.evaluate(this);
    }

    @Override
    public JsonNode copyIndex(String loop, long offset) {
        return Values.number((loop.isEmpty() ? 3 : 7) + offset);
    }

    @Override
    public JsonNode reference(List<JsonNode> arguments) {
        return Unknowns.partly(
                json("{'a': 'known', 'list': [{'b': 1}]}"), "the state of " + Words.of(arguments.get(0)));
    }

    @Override
    public JsonNode list(String function, List<JsonNode> arguments) {
        return Unknowns.of("the answer of " + function);
    }

    @Override
    public JsonNode deploymentFunction(String name, List<JsonNode> arguments) {
        return json("{'name': '" + name + "', 'location': 'westeurope', 'id': '/subscriptions/s'}");
    }

    @Override
    public JsonNode userFunction(String namespace, String name, List<JsonNode> arguments) {
        return Values.text(namespace + "." + name + arguments.size());
    }

    @Override
    public Scope scope() {
        return scope;
    }

    @Override
    public Budget budget() {
        return budget;
    }

    @Override
    public void standIn(String function, JsonNode value) {
        standIns.add(function);
    }
}
