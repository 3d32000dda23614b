package io.canreach.examples;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** A Java file as the size budget sees it: how many lines it has, and how many each method with a body. */
record SourceFile(Path path, int lines, List<Method> methods) {
    /** From the first annotation to the closing brace; its Javadoc does not count. */
    record Method(Path file, String name, int lines) {
        @Override
        public String toString() {
            return name + " in " + file.getFileName() + " (" + lines + " lines)";
        }
    }

    /** The Java files below a folder, without those that hold no code. */
    static List<SourceFile> below(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.getFileName().toString().matches("(package|module)-info\\.java"))
                    .sorted()
                    .map(SourceFile::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return path.getFileName() + " (" + lines + " lines)";
    }

    private static SourceFile read(Path path) {
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(null, null, null)) {
            var task = (JavacTask) compiler.getTask(null, files, null, null, null, files.getJavaFileObjects(path));
            var positions = Trees.instance(task).getSourcePositions();
            var methods = new ArrayList<Method>();
            for (var unit : task.parse()) {
                new MethodScanner(path, unit, positions).scan(unit, methods);
            }
            return new SourceFile(path, Files.readAllLines(path).size(), List.copyOf(methods));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class MethodScanner extends TreeScanner<Void, List<Method>> {
        private final Path file;
        private final CompilationUnitTree unit;
        private final SourcePositions positions;

        MethodScanner(Path file, CompilationUnitTree unit, SourcePositions positions) {
            this.file = file;
            this.unit = unit;
            this.positions = positions;
        }

        @Override
        public Void visitMethod(MethodTree method, List<Method> found) {
            if (method.getBody() != null) {
                long first = lineOf(positions.getStartPosition(unit, method));
                long last = lineOf(positions.getEndPosition(unit, method));
                found.add(new Method(file, method.getName().toString(), (int) (last - first + 1)));
            }
            return super.visitMethod(method, found);
        }

        private long lineOf(long position) {
            return unit.getLineMap().getLineNumber(position);
        }
    }
}
