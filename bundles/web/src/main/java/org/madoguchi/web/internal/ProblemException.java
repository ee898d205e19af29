// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.web.internal;

/** Ends a request with a problem of this bundle's own. */
final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    ProblemException(Problem problem) {
        super(problem.kind().slug());
        this.problem = problem;
    }

    Problem problem() {
        return problem;
    }
}
