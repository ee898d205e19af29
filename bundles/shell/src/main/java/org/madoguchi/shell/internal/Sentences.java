// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.shell.internal;

import java.util.Optional;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.NotFoundException;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.identity.PermissionDeniedException;
import org.madoguchi.api.storage.StorageException;

/** What went wrong, in words for whoever sits at the shell. */
final class Sentences {
    private Sentences() {}

    /** Empty for what only a programmer can mend. */
    static Optional<String> of(RuntimeException failure) {
        if (failure instanceof RejectedException rejected) {
            return Optional.of(both(rejected.reason()));
        }
        return key(failure)
                .map(key -> both(LocalizedText.from(Sentences.class, key, failure.getMessage())));
    }

    private static Optional<String> key(RuntimeException failure) {
        if (failure instanceof ServiceMissingException) {
            return Optional.of("service.missing");
        }
        if (failure instanceof NotFoundException) {
            return Optional.of("not.found");
        }
        if (failure instanceof PermissionDeniedException) {
            return Optional.of("not.allowed");
        }
        if (failure instanceof StorageException) {
            return Optional.of("storage");
        }
        return failure instanceof IllegalArgumentException
                ? Optional.of("value")
                : Optional.empty();
    }

    static String both(LocalizedText text) {
        return text.ja().equals(text.en()) ? text.ja() : text.ja() + "\n" + text.en();
    }
}
