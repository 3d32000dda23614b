package io.canreach.importer.arm.expression;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All functions of the language, by name. */
final class Functions {
    private static final Map<String, Function> BY_NAME = Stream.of(
                    ArrayFunctions.ALL,
                    SearchFunctions.ALL,
                    SetFunctions.ALL,
                    ObjectFunctions.ALL,
                    LambdaFunctions.ALL,
                    LogicFunctions.ALL,
                    ComparisonFunctions.ALL,
                    NumberFunctions.ALL,
                    StringFunctions.ALL,
                    EncodingFunctions.ALL,
                    UriFunctions.ALL,
                    DateFunctions.ALL,
                    CidrFunctions.ALL,
                    ResourceFunctions.ALL,
                    StandInFunctions.ALL,
                    DeploymentFunctions.ALL)
            .flatMap(List::stream)
            .collect(Collectors.toUnmodifiableMap(each -> lower(each.name()), each -> each));

    private Functions() {}

    static @Nullable Function named(String name) {
        return BY_NAME.get(lower(name));
    }

    static List<String> names() {
        return BY_NAME.values().stream().map(Function::name).sorted().toList();
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
