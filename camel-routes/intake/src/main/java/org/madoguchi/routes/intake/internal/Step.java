// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.routes.intake.internal;

/** One worry of the intake. Runs inside the intake's transaction; throwing puts everything back. */
@FunctionalInterface
interface Step {
    Arrival apply(Arrival arrival);
}
