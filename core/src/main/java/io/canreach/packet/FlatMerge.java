package io.canreach.packet;

import java.util.Arrays;

/**
 * Lays the diagrams of many lines over one another, so that each packet has the first line that has it.
 *
 * <p>Whichever two are laid over one another first, the lower number counts in the end. So the order follows keys, not lines:
 * diagrams that say something at the same keys become one, and what is said in few places is laid over what is said in more
 * of them. That way most nodes are made once, out of one that is nearly the same.
 */
final class FlatMerge {
    private final LevelKeys keys;
    private final FlatNodes nodes;

    FlatMerge(LevelKeys keys, FlatNodes nodes) {
        this.keys = keys;
        this.nodes = nodes;
    }

    /** What some diagrams say together; they are in the order of their lines. */
    int all(IntArray diagrams) {
        IntArray heard = heard(diagrams);
        return switch (heard.size()) {
            case 0 -> FlatNodes.NONE;
            case 1 -> heard.get(0);
            case 2 -> nodes.first(heard.get(0), heard.get(1));
            default -> atLevel(level(heard), heard);
        };
    }

    /** Those that say something, up to the first line that has every packet. */
    private static IntArray heard(IntArray diagrams) {
        IntArray heard = new IntArray();
        for (int i = 0; i < diagrams.size() && (heard.size() == 0 || heard.last() >= 0); i++) {
            if (diagrams.get(i) != FlatNodes.NONE) {
                heard.add(diagrams.get(i));
            }
        }
        return heard;
    }

    private int level(IntArray diagrams) {
        int level = Integer.MAX_VALUE;
        for (int i = 0; i < diagrams.size(); i++) {
            level = Math.min(level, nodes.level(diagrams.get(i)));
        }
        return level;
    }

    private int atLevel(int level, IntArray diagrams) {
        return level == 0 ? byProtocol(diagrams) : bySpan(level, diagrams);
    }

    /** Each protocol for itself, as they have little in common; those without ports are mostly alike, and side by side. */
    private int byProtocol(IntArray diagrams) {
        int begun = nodes.begin();
        int[] last = {};
        int said = FlatNodes.NONE;
        for (Protocol protocol : Protocol.all()) {
            int key = keys.toInt(0, Level.key(protocol));
            IntArray below = below(diagrams, key);
            said = Arrays.equals(below.toArray(), last) ? said : all(below);
            last = below.toArray();
            nodes.add(begun, key, said);
        }
        return nodes.build(begun, 0);
    }

    private IntArray below(IntArray diagrams, int key) {
        IntArray below = new IntArray();
        for (int i = 0; i < diagrams.size(); i++) {
            int diagram = diagrams.get(i);
            below.add(nodes.level(diagram) == 0 ? nodes.below(diagram, key) : diagram);
        }
        return below;
    }

    private int bySpan(int level, IntArray diagrams) {
        FlatSpans spans = new FlatSpans(nodes, level);
        IntArray everywhere = new IntArray();
        IntArray somewhere = new IntArray();
        for (int i = 0; i < diagrams.size(); i++) {
            int diagram = diagrams.get(i);
            if (nodes.level(diagram) > level) {
                everywhere.add(diagram);
            } else if (nodes.onlyChild(diagram) == FlatNodes.NONE) {
                spans.add(diagram);
            } else {
                somewhere.add(diagram);
            }
        }
        addByShape(spans, somewhere);
        return spans.over(all(everywhere));
    }

    /** Adds what each diagram says; those that say something at the same keys are one first. */
    private void addByShape(FlatSpans spans, IntArray diagrams) {
        long[] shapes = shapes(diagrams);
        int next = 0;
        while (next < shapes.length) {
            int shape = shape(shapes[next]);
            IntArray said = new IntArray();
            for (; next < shapes.length && shape(shapes[next]) == shape; next++) {
                said.add(nodes.onlyChild(diagrams.get((int) shapes[next])));
            }
            spans.add(shape, all(said));
        }
    }

    /** The shapes of diagrams, each with its diagram's place, sorted. */
    private long[] shapes(IntArray diagrams) {
        long[] shapes = new long[diagrams.size()];
        for (int i = 0; i < shapes.length; i++) {
            shapes[i] = (long) nodes.shape(diagrams.get(i)) << Integer.SIZE | i;
        }
        Arrays.sort(shapes);
        return shapes;
    }

    private static int shape(long placed) {
        return (int) (placed >> Integer.SIZE);
    }
}
