// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.sample.carriers.internal;

import java.time.Instant;

/**
 * One call at the practice telephone exchange.
 *
 * @param id Asterisk's name for it; of a call that the desk makes, the desk's
 * @param request the asker's name for the action that began it, empty when a citizen calls
 * @param number the citizen's; empty when it is withheld
 * @param topic what the citizen chose from the menu, empty when the desk calls
 * @param phone the operator's telephone that it rings at or talks with, such as {@code PJSIP/1001};
 *     empty while it waits
 * @param target whom it is handed on to, or would be
 * @param since it is in this state
 */
record PracticeCall(
        String id,
        String request,
        String number,
        String queue,
        String topic,
        Step step,
        String phone,
        String target,
        Instant began,
        Instant since) {

    enum Step {
        /** Until an operator is ready. */
        WAITING,
        RINGING,
        TALKING,
        /** The citizen waits, the operator asks somebody else. */
        CONSULTING,
        /** The citizen talks with somebody else. */
        HANDED_ON,
        /** The desk calls: the operator's own telephone rings first. */
        DESK_RINGS,
        CITIZEN_RINGS,
        OVER
    }

    static PracticeCall incoming(
            String id, String number, String queue, String topic, Instant now) {
        return new PracticeCall(id, "", number, queue, topic, Step.WAITING, "", "", now, now);
    }

    static PracticeCall outgoing(
            String id, String request, String number, String phone, Instant now) {
        return new PracticeCall(id, request, number, "", "", Step.DESK_RINGS, phone, "", now, now);
    }

    /** The same in another state. */
    PracticeCall become(Step next, Instant now) {
        return new PracticeCall(id, request, number, queue, topic, next, phone, target, began, now);
    }

    PracticeCall at(String otherPhone) {
        return new PracticeCall(
                id, request, number, queue, topic, step, otherPhone, target, began, since);
    }

    PracticeCall to(String otherTarget) {
        return new PracticeCall(
                id, request, number, queue, topic, step, phone, otherTarget, began, since);
    }

    boolean isIncoming() {
        return !queue.isEmpty();
    }

    boolean isOver() {
        return step == Step.OVER;
    }

    /** The operator's telephone cannot take another call. */
    boolean occupies(String otherPhone) {
        return phone.equals(otherPhone) && !isOver() && step != Step.HANDED_ON;
    }

    boolean isTalk() {
        return step == Step.TALKING || step == Step.CONSULTING;
    }

    /** The operator's end of the line, in Asterisk's words. */
    String channel() {
        return phone + "-" + id.replaceAll("[^0-9a-z]", "");
    }

    /** The number after the slash. */
    String extension() {
        return phone.substring(phone.indexOf('/') + 1);
    }
}
