// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.telephony;

import java.util.List;
import org.madoguchi.api.channel.ChannelId;
import org.madoguchi.api.channel.PhoneNumber;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * What the desk asks of a telephone system (PBX). The channel that connects one registers it as a
 * service beside its {@link org.madoguchi.api.channel.Channel}.
 *
 * <p>What is asked happens at once or not at all: every method throws {@link
 * org.madoguchi.api.RejectedException} with words for the operator when the system cannot be
 * reached or refuses. What comes of it is told by {@link CallReports}. Methods return within 5 s,
 * come on any thread, and may come while a report is running.
 */
@ConsumerType
public interface PhoneSystem {
    /** The channel whose calls these are. */
    ChannelId channel();

    /** Where callers wait, the one without a choice first. */
    List<PhoneQueue> queues();

    /**
     * Somebody sits at this telephone: calls are given to it, in turn with the others of the same
     * skill, or not for the moment (FJ-057, FJ-058, YK-081, YK-082). Repeating it changes nothing.
     */
    void seat(Seating seating);

    /** Nobody sits there any more. */
    void unseat(Extension extension);

    /**
     * Hands the call that this telephone has on to another number, and the operator out of it.
     *
     * @param target digits as they are dialled inside
     */
    void transfer(Extension extension, String target);

    /** The citizen waits with music while the operator calls the target; FJ-070. */
    void consult(Extension extension, String target);

    /** The citizen is connected with whom the operator has consulted. */
    void completeConsultation(Extension extension);

    /** Citizen, operator and whom the operator has consulted talk together (ST-107). */
    void joinConsultation(Extension extension);

    /** Back to the citizen. */
    void cancelConsultation(Extension extension);

    /**
     * Calls a citizen: the operator's telephone rings first, the citizen's when it is answered
     * (FJ-115, ST-054).
     *
     * @param call id that the events of this call shall have
     */
    void dial(Extension extension, PhoneNumber citizen, String call);

    /**
     * A supervisor's telephone rings and, taken up, hears what is said at the operator's, both
     * sides (FJ-060, YK-086); the citizen never hears the supervisor, the operator only one who
     * whispers (ST-216). Nobody there is told. It ends with the operator's call.
     */
    void listen(Extension supervisor, Extension operator, Listening way);
}
