// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.itests.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.madoguchi.itests.Sources;
import org.madoguchi.test.Requirement;

/** What docs/security.md says of cryptography is what the code uses. */
class CryptographyTest {
    /** Names as Java's providers know them: asked for, of a key, or kept in a constant. */
    private static final Pattern NAME =
            Pattern.compile(
                    "(?:(?:Cipher|Mac|MessageDigest|Signature|SSLContext|CertificateFactory"
                            + "|KeyFactory|KeyGenerator|SecretKeyFactory)\\s*\\.\\s*getInstance\\("
                            + "|CIPHER = |ALGORITHM = )\\s*\"([^\"]+)\"");

    @Test
    @Requirement("FJ-175")
    void everyMethodInTheCodeShouldBeInTheList() throws IOException {
        String list = Files.readString(Sources.ROOT.resolve("docs/security.md"));
        Set<String> used = new TreeSet<>();
        for (Path module : Sources.modules()) {
            Path code = module.resolve("src/main/java");
            if (Files.exists(code)) {
                try (Stream<Path> files = Files.walk(code)) {
                    files.filter(file -> file.toString().endsWith(".java"))
                            .forEach(file -> used.addAll(methods(file)));
                }
            }
        }
        assertThat(used).contains("SHA-256", "AES/GCM/NoPadding");
        assertThat(used).allSatisfy(method -> assertThat(list).contains("`" + method + "`"));
    }

    private static Set<String> methods(Path file) {
        try {
            Set<String> found = new TreeSet<>();
            Matcher names = NAME.matcher(Files.readString(file));
            while (names.find()) {
                found.add(names.group(1));
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
