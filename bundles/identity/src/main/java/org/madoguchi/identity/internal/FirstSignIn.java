// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.identity.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.madoguchi.api.LocalizedText;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The file that tells the owner of the machine how to sign in for the first time. */
final class FirstSignIn {
    static final String LOGIN = "admin";

    private static final Logger log = LoggerFactory.getLogger(FirstSignIn.class);

    private final Path file;

    FirstSignIn(Path file) {
        this.file = file;
    }

    /** Readable by nobody else from its first byte on. */
    void tell(String password) {
        LocalizedText introduction = LocalizedText.from(FirstSignIn.class, "first.sign.in");
        String text =
                String.format(
                        Locale.ROOT,
                        "# %s%n# %s%nlogin: %s%npassword: %s%n",
                        introduction.ja(),
                        introduction.en(),
                        LOGIN,
                        password);
        try {
            Files.deleteIfExists(file);
            Files.createFile(file, ownerOnly());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        log.info("first sign-in of {} is described in {}", LOGIN, file);
    }

    private static FileAttribute<?>[] ownerOnly() {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    /** The password in the file is of no use any more. */
    void forget() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            log.warn("{} holds an old password and could not be deleted", file, e);
        }
    }
}
