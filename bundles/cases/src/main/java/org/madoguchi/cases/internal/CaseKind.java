// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.cases.internal;

import java.util.Optional;
import org.madoguchi.api.cases.CaseSelection;
import org.madoguchi.api.cases.CaseState;
import org.madoguchi.api.channel.ChannelId;
import org.madoguchi.api.identity.UserId;

/** Everything about a case by which the views tell cases apart. */
record CaseKind(CaseState state, Optional<UserId> assignee, ChannelId channel) {
    boolean isIn(CaseSelection selection) {
        return (selection.states().isEmpty() || selection.states().contains(state))
                && (!selection.unassigned() || assignee.isEmpty())
                && (selection.assignee().isEmpty() || selection.assignee().equals(assignee))
                && (selection.channel().isEmpty() || selection.channel().get().equals(channel));
    }
}
