// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.itests.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.madoguchi.itests.Sources;

/** The same rules as {@link ArchitectureTest}, as the container will see them. */
class ManifestTest {
    private static final Attributes.Name SYMBOLIC_NAME = new Attributes.Name("Bundle-SymbolicName");

    static Stream<Path> bundles() {
        return Sources.modules().stream()
                .flatMap(module -> jars(module.resolve("target")).stream());
    }

    private static List<Path> jars(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (DirectoryStream<Path> jars = Files.newDirectoryStream(folder, "org.madoguchi.*.jar")) {
            return StreamSupport.stream(jars.spliterator(), false)
                    .filter(jar -> manifest(jar).containsKey(SYMBOLIC_NAME))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void aBundleShouldImportOnlyWhatItMayKnow(Path jar) {
        String bundle = Bundles.of(manifest(jar).getValue(SYMBOLIC_NAME));
        assertThat(packages(jar, "Import-Package"))
                .allMatch(imported -> Bundles.mayUse(bundle, imported))
                .noneMatch(imported -> imported.startsWith("org.madoguchi.channel."));
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void aBundleShouldExportNothingInternalAndAChannelNothingAtAll(Path jar) {
        List<String> exported = packages(jar, "Export-Package");
        assertThat(exported)
                .noneMatch(name -> name.startsWith("org.madoguchi.") && name.contains(".internal"));
        if (jar.getFileName().toString().startsWith("org.madoguchi.channel.")) {
            assertThat(exported).isEmpty();
        }
    }

    private static Attributes manifest(Path jar) {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.getManifest().getMainAttributes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Names of the packages in a header, without attributes and directives. */
    private static List<String> packages(Path jar, String header) {
        String value = manifest(jar).getValue(header);
        return value == null
                ? List.of()
                : Arrays.stream(value.replaceAll("\"[^\"]*\"", "").split(","))
                        .flatMap(clause -> Arrays.stream(clause.split(";")))
                        .map(String::strip)
                        .filter(part -> !part.contains("="))
                        .toList();
    }
}
