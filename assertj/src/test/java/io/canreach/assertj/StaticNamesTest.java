package io.canreach.assertj;

import static org.assertj.core.api.Assertions.assertThat;

import io.canreach.dsl.Azure;
import io.canreach.dsl.Reach;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** Both languages are imported statically by the same people. */
class StaticNamesTest {
    @Test
    void no_static_of_ours_is_named_like_one_of_assertjs() {
        var theirs = statics(Assertions.class);

        var ours = Stream.of(Azure.class, Reach.class).flatMap(type -> statics(type).stream());

        assertThat(ours).isNotEmpty().doesNotContainAnyElementsOf(List.copyOf(theirs));
    }

    private static Set<String> statics(Class<?> type) {
        return Arrays.stream(type.getMethods())
                .filter(method -> Modifier.isStatic(method.getModifiers()))
                .map(Method::getName)
                .collect(Collectors.toSet());
    }
}
