// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.sample.city.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.madoguchi.api.LocalizedText;

/**
 * The one place where the sample staff's password is written down; made once for an installation,
 * readable by its owner only.
 */
final class SignInSheet {
    private static final String MARK = "password: ";

    /** Without letters that look alike. */
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

    private final Path sheet;
    private final Path file;

    SignInSheet(Path sheet) {
        this.sheet = sheet;
        this.file =
                Files.exists(sheet) ? sheet : sheet.resolveSibling(sheet.getFileName() + ".part");
    }

    /** Gives the sheet its name, now that everything on it works. */
    void show() throws IOException {
        if (!file.equals(sheet)) {
            Files.move(file, sheet);
        }
    }

    /**
     * The password on the sheet; a new sheet is written, under another name until {@link #show},
     * when there is none.
     */
    String password(List<Map<String, String>> staff) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        if (Files.exists(file)) {
            return Files.readAllLines(file, StandardCharsets.UTF_8).stream()
                    .filter(line -> line.startsWith(MARK))
                    .findFirst()
                    .map(line -> line.substring(MARK.length()).strip())
                    .orElseThrow(
                            () ->
                                    new IOException(
                                            file
                                                    + " has no line '"
                                                    + MARK
                                                    + "…'; delete it to have a new one made"));
        }
        String password = generated();
        LocalizedText title = LocalizedText.from(SignInSheet.class, "sheet.title");
        String logins =
                staff.stream()
                        .map(
                                row ->
                                        String.format(
                                                "  %-14s %s（%s）",
                                                row.get("login"),
                                                row.get("name"),
                                                LocalizedText.from(
                                                                SignInSheet.class,
                                                                "role." + row.get("roles"))
                                                        .ja()))
                        .collect(Collectors.joining("\n"));
        LocalizedText hint = LocalizedText.from(SignInSheet.class, "sheet.hint");
        // whole or not there: the process may be killed at any moment; readable by its owner only
        Path whole = Files.createTempFile(file.toAbsolutePath().getParent(), "sheet", ".txt");
        Files.writeString(
                whole,
                String.join(
                                "\n",
                                title.ja(),
                                title.en(),
                                logins,
                                MARK + password,
                                hint.ja(),
                                hint.en())
                        + "\n");
        Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
        return password;
    }

    private static String generated() {
        SecureRandom random = new SecureRandom();
        StringBuilder password = new StringBuilder("Asahi7");
        for (int i = 0; i < 15; i++) {
            if (i % 5 == 0) {
                password.append('-');
            }
            password.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return password.toString();
    }
}
