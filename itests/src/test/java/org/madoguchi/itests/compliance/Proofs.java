// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.itests.compliance;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Finds {@code @Requirement} in the test sources of every module. Sources rather than classes: they
 * are always those of this commit, and reading them needs nobody's class path.
 */
final class Proofs {
    private static final Set<String> NOT_SOURCES = Set.of("target", ".git", ".madoguchi", "main");

    private Proofs() {}

    static List<Proof> below(Path root) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<Proof> found = new ArrayList<>();
        try (StandardJavaFileManager files =
                compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            JavacTask task =
                    (JavacTask)
                            compiler.getTask(
                                    null,
                                    files,
                                    problem -> {}, // parsing only: unknown types are no problem
                                    List.of("-proc:none"),
                                    null,
                                    files.getJavaFileObjectsFromPaths(testSources(root)));
            for (CompilationUnitTree unit : task.parse()) {
                String source = root.toUri().relativize(unit.getSourceFile().toUri()).getPath();
                unit.accept(new Reader(source, found), "");
            }
        }
        return found.stream().sorted().toList();
    }

    private static List<Path> testSources(Path root) throws IOException {
        List<Path> sources = new ArrayList<>();
        Files.walkFileTree(
                root,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(
                            Path folder, BasicFileAttributes attributes) {
                        return !folder.equals(root)
                                        && NOT_SOURCES.contains(folder.getFileName().toString())
                                ? FileVisitResult.SKIP_SUBTREE
                                : FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                        if (file.toString().endsWith(".java")) {
                            sources.add(file);
                        }
                        return FileVisitResult.CONTINUE;
                    }
                });
        return sources;
    }

    private static final class Reader extends TreeScanner<Void, String> {
        private final String source;
        private final List<Proof> found;

        Reader(String source, List<Proof> found) {
            this.source = source;
            this.found = found;
        }

        @Override
        public Void visitClass(ClassTree type, String outer) {
            String name =
                    outer.isEmpty()
                            ? type.getSimpleName().toString()
                            : outer + "." + type.getSimpleName();
            note(type.getModifiers(), name);
            return super.visitClass(type, name);
        }

        @Override
        public Void visitMethod(MethodTree method, String type) {
            note(method.getModifiers(), type + "." + method.getName());
            return super.visitMethod(method, type);
        }

        private void note(ModifiersTree modifiers, String test) {
            for (AnnotationTree annotation : modifiers.getAnnotations()) {
                if (annotation.getAnnotationType().toString().equals("Requirement")) {
                    annotation.getArguments().stream()
                            .flatMap(Reader::literals)
                            .forEach(id -> found.add(new Proof(id, source, test)));
                }
            }
        }

        private static Stream<String> literals(ExpressionTree value) {
            if (value instanceof AssignmentTree named) {
                return literals(named.getExpression());
            }
            if (value instanceof NewArrayTree list) {
                return list.getInitializers().stream().flatMap(Reader::literals);
            }
            if (value instanceof LiteralTree literal) {
                return Stream.of(String.valueOf(literal.getValue()));
            }
            throw new IllegalArgumentException("write the id itself, not " + value);
        }
    }
}
