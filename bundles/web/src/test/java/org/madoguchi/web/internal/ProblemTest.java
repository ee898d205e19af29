// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.web.internal;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.WebApplicationException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.NotFoundException;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.api.identity.PermissionDeniedException;
import org.madoguchi.api.storage.StorageException;
import org.madoguchi.web.MessageBundle;
import org.madoguchi.web.Messages;

class ProblemTest {
    @Test
    void whatServicesThrowShouldHaveItsStatus() {
        assertThat(status(new NotFoundException("x"))).isEqualTo(404);
        assertThat(status(new PermissionDeniedException(Permission.CASE_READ))).isEqualTo(403);
        assertThat(status(new RejectedException(LocalizedText.same("x")))).isEqualTo(422);
        assertThat(status(new StorageException("x", null))).isEqualTo(503);
        assertThat(status(new IllegalArgumentException("'x' is no case id"))).isEqualTo(400);
        assertThat(status(new IllegalStateException("bug"))).isEqualTo(500);
        assertThat(status(new WebApplicationException(409))).isEqualTo(409);
        assertThat(status(new WebApplicationException(418))).isEqualTo(418);
    }

    @Test
    void everyProblemShouldHaveWordsInBothLanguages() {
        MessageBundle bundle = MessageBundle.of(ErrorPages.class);
        for (Locale locale : new Locale[] {Locale.JAPANESE, Locale.ENGLISH}) {
            Messages messages = bundle.in(locale);
            assertThat(
                            Arrays.stream(Problem.Kind.values())
                                    .flatMap(
                                            kind ->
                                                    Stream.of(
                                                            "problem." + kind.slug() + ".title",
                                                            "problem." + kind.slug() + ".detail")))
                    .allMatch(messages::has);
        }
    }

    private static int status(Throwable thrown) {
        return Problem.of(thrown).status();
    }
}
