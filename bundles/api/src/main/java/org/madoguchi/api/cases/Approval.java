// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.cases;

import java.time.Instant;
import java.util.Optional;

/**
 * One step of the release of an answer, as it stands.
 *
 * @param number counts from 1
 * @param step who may give it
 * @param given empty as long as it is missing
 */
public record Approval(int number, ApprovalStep step, Optional<Given> given) {
    /**
     * @param by who gave it
     * @param inPlaceOf for whom, when that was a stand-in (代理); empty otherwise
     */
    public record Given(String by, String inPlaceOf, Instant at) {}
}
