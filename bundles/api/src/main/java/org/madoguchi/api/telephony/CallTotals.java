// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.telephony;

import java.time.Duration;

/**
 * Calls taken together.
 *
 * @param recorded those of which a recording is kept
 * @param talked with everybody the calls were handed on to, as far as it is over
 */
public record CallTotals(long calls, long recorded, Duration talked) {}
