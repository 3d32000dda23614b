package io.canreach.analysis;

import io.canreach.model.Endpoint;
import io.canreach.reach.Answer;
import java.util.Optional;

/** Answers about pairs of endpoints of one network, any traffic. */
interface Cells {
    Cell cell(Endpoint from, Endpoint to);

    /** The whole answer with its parts; nothing where one cannot ask. */
    Optional<Answer> answer(Endpoint from, Endpoint to);
}
