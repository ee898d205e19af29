// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.routes.intake.internal;

import org.madoguchi.api.channel.Origin;

/** Machines get no automatic answer: that is how mail loops begin (RFC 3834 section 2). */
final class OriginStep implements Step {
    @Override
    public Arrival apply(Arrival arrival) {
        return arrival.message().origin() == Origin.PERSON ? arrival : arrival.unacknowledged();
    }
}
