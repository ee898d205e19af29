// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.routes.intake.internal;

import java.util.List;
import org.madoguchi.api.channel.Origin;

/** Machines get no automatic answer: that is how mail loops begin (RFC 3834 section 2). */
final class OriginStep implements Step {
    @Override
    public List<Arrival> apply(List<Arrival> arrivals) {
        return arrivals.stream()
                .map(
                        arrival ->
                                arrival.message().origin() == Origin.PERSON
                                        ? arrival
                                        : arrival.unacknowledged())
                .toList();
    }
}
