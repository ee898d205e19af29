// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.web.internal;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns what a resource throws into an answer; the log has the cause under the answer's reference.
 */
final class ErrorMapper implements ExceptionMapper<Throwable> {
    private static final Logger log = LoggerFactory.getLogger(ErrorMapper.class);

    private final ErrorPages errors;
    private final KeptForms kept;

    ErrorMapper(ErrorPages errors, KeptForms kept) {
        this.errors = errors;
        this.kept = kept;
    }

    @Override
    public Response toResponse(Throwable thrown) {
        if (thrown instanceof WebApplicationException web
                && (web.getResponse().getStatus() < 400 || web.getResponse().hasEntity())) {
            return web.getResponse();
        }
        RequestContext web = CurrentRequest.context();
        Problem problem = Problem.of(thrown);
        switch (problem.kind()) {
            case INTERNAL -> log.error("request {} failed", web.reference(), thrown);
            case UNAVAILABLE ->
                    log.warn("request {} not served: {}", web.reference(), thrown.toString());
            default -> log.debug("request {} refused", web.reference(), thrown);
        }
        return response(
                (isAway(problem) ? kept.away(web) : Optional.<ErrorPages.Answer>empty())
                        .orElseGet(() -> errors.answer(web, problem)));
    }

    /** Nothing takes the request now, though something may in a moment. */
    private static boolean isAway(Problem problem) {
        return switch (problem.kind()) {
            case UNAVAILABLE -> true;
            case NOT_FOUND, METHOD_NOT_ALLOWED -> !CurrentRequest.reachedResource();
            default -> false;
        };
    }

    static Response response(ErrorPages.Answer answer) {
        Response.ResponseBuilder response =
                Response.status(answer.status()).type(answer.mediaType()).entity(answer.body());
        answer.headers().forEach(response::header);
        return response.build();
    }
}
