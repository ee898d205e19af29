// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.routes.intake.internal;

import java.util.List;

/**
 * One worry of the intake, for all messages that share a transaction. Runs inside it; throwing puts
 * everything back.
 */
@FunctionalInterface
interface Step {
    /** The same arrivals in the same order, each knowing a little more. */
    List<Arrival> apply(List<Arrival> arrivals);
}
