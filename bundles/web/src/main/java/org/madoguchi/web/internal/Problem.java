// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.web.internal;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonMappingException;
import jakarta.ws.rs.WebApplicationException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.NotFoundException;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.identity.PermissionDeniedException;
import org.madoguchi.api.storage.StorageException;

/**
 * Why a request was not carried out.
 *
 * @param status HTTP status; usually the kind's
 * @param detail in the reader's words; empty: the kind's general text
 * @param retryAfter when trying again makes sense
 */
record Problem(
        Kind kind, int status, Optional<LocalizedText> detail, Optional<Duration> retryAfter) {
    enum Kind {
        BAD_REQUEST(400),
        SIGN_IN_REQUIRED(401),
        PERMISSION_DENIED(403),
        /** The form does not come from a page of ours. */
        FORGED(403),
        PASSWORD_CHANGE_REQUIRED(403),
        SECOND_FACTOR_REQUIRED(403),
        NETWORK_DENIED(403),
        /** The zone is open to this address, the person's roles are not. */
        ROLE_NETWORK_DENIED(403),
        NOT_FOUND(404),
        METHOD_NOT_ALLOWED(405),
        NOT_ACCEPTABLE(406),
        CONFLICT(409),
        TOO_LARGE(413),
        UNSUPPORTED_MEDIA_TYPE(415),
        REJECTED(422),
        TOO_MANY_REQUESTS(429),
        INTERNAL(500),
        UNAVAILABLE(503);

        private final int status;

        Kind(int status) {
            this.status = status;
        }

        /** Part of the problem's type and of the message keys. */
        String slug() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    static Problem of(Kind kind) {
        return new Problem(kind, kind.status, Optional.empty(), Optional.empty());
    }

    Problem retryAfter(Duration wait) {
        return new Problem(kind, status, detail, Optional.of(wait));
    }

    private static Problem of(Kind kind, LocalizedText detail) {
        return new Problem(kind, kind.status, Optional.of(detail), Optional.empty());
    }

    /** The one place where exceptions become answers. */
    static Problem of(Throwable thrown) {
        if (thrown instanceof ProblemException known) {
            return known.problem();
        }
        if (thrown instanceof RejectedException rejected) {
            return of(Kind.REJECTED, rejected.reason());
        }
        if (thrown instanceof NotFoundException) {
            return of(Kind.NOT_FOUND);
        }
        if (thrown instanceof PermissionDeniedException) {
            return of(Kind.PERMISSION_DENIED);
        }
        if (thrown instanceof StorageException) {
            return of(Kind.UNAVAILABLE).retryAfter(Duration.ofSeconds(30));
        }
        if (thrown instanceof IllegalArgumentException) {
            return of(Kind.BAD_REQUEST);
        }
        Optional<JacksonException> json = Optional.empty();
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof ProblemException known) {
                return known.problem(); // the body's stream said so
            }
            if (cause instanceof RejectedException rejected) {
                return of(Kind.REJECTED, rejected.reason()); // a record's constructor said so
            }
            if (cause instanceof JacksonException unreadable && json.isEmpty()) {
                json = Optional.of(unreadable);
            }
        }
        if (json.isPresent()) {
            return of(Kind.BAD_REQUEST, unreadable(json.get()));
        }
        if (thrown instanceof jakarta.ws.rs.NotFoundException
                && thrown.getCause() instanceof NumberFormatException) {
            return of(Kind.BAD_REQUEST); // JAX-RS calls a parameter that is no number not found
        }
        return thrown instanceof WebApplicationException web
                ? ofStatus(web.getResponse().getStatus())
                : of(Kind.INTERNAL);
    }

    private static Problem ofStatus(int status) {
        for (Kind kind : Kind.values()) {
            if (kind.status == status) {
                return of(kind);
            }
        }
        Kind kind = status >= 500 ? Kind.INTERNAL : Kind.BAD_REQUEST;
        return new Problem(kind, status, Optional.empty(), Optional.empty());
    }

    /** Names the place, never the parser's words: they show classes of ours. */
    private static LocalizedText unreadable(JacksonException json) {
        String path =
                json instanceof JsonMappingException mapping
                        ? mapping.getPath().stream()
                                .map(
                                        step ->
                                                step.getFieldName() == null
                                                        ? "[" + step.getIndex() + "]"
                                                        : step.getFieldName())
                                .collect(Collectors.joining("."))
                        : "";
        String line =
                json.getLocation() == null ? "?" : String.valueOf(json.getLocation().getLineNr());
        return path.isEmpty()
                ? new LocalizedText(
                        "JSON として読めません（" + line + " 行目）。書式を確認してください。",
                        "This is not readable JSON (line " + line + "). Check its form.")
                : new LocalizedText(
                        "項目 " + path + " の値が読めません。名前と型を API 文書で確認してください。",
                        "The value of "
                                + path
                                + " cannot be read. See the API document for names and types.");
    }
}
