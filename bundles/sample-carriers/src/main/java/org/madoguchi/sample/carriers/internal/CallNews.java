// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.sample.carriers.internal;

import java.util.function.Consumer;

/** What happens to calls, in the words of Asterisk's events and of our dialplan. */
final class CallNews {
    /** What Q.850 calls a normal end. */
    private static final int NORMAL = 16;

    private final Consumer<AmiMessage> listeners;

    CallNews(Consumer<AmiMessage> listeners) {
        this.listeners = listeners;
    }

    void arrived(PracticeCall call, String line) {
        tell(step("arrived", call).with("Caller", call.number()).with("Detail", line));
        tell(step("menu", call).with("Detail", call.topic()));
        tell(
                of("QueueCallerJoin", call)
                        .with("Queue", call.queue())
                        .with("CallerIDNum", call.number()));
    }

    void waitedTooLong(PracticeCall call) {
        tell(step("busy", call));
    }

    void rings(PracticeCall call) {
        tell(operator("AgentCalled", call));
    }

    void unanswered(PracticeCall call) {
        tell(operator("AgentRingNoAnswer", call));
    }

    void answered(PracticeCall call) {
        tell(operator("AgentConnect", call));
    }

    /**
     * @param reason {@code caller} or {@code transfer}
     */
    void released(PracticeCall call, String reason) {
        tell(operator("AgentComplete", call).with("Reason", reason));
    }

    void ended(PracticeCall call) {
        tell(of("Hangup", call).with("Cause", NORMAL));
    }

    /** The operator has taken up the telephone for a call of the desk's, or has not. */
    void originated(PracticeCall call, boolean taken) {
        tell(
                AmiMessage.event("OriginateResponse")
                        .with("ActionID", call.request())
                        .with("Response", taken ? "Success" : "Failure")
                        .with("Channel", call.channel())
                        .with("Uniqueid", call.id()));
    }

    void citizenAnswered(PracticeCall call) {
        tell(of("DialEnd", call).with("Channel", call.channel()).with("DialStatus", "ANSWER"));
    }

    void transferred(PracticeCall call) {
        tell(
                AmiMessage.event("BlindTransfer")
                        .with("Result", "Success")
                        .with("TransfererChannel", call.channel())
                        .with("TransfereeUniqueid", call.id())
                        .with("Extension", call.target()));
    }

    void consults(PracticeCall call) {
        tell(
                AmiMessage.event("LocalBridge")
                        .with("LocalOneLinkedid", call.id())
                        .with("LocalOneExten", call.target()));
    }

    void connected(PracticeCall call) {
        tell(
                AmiMessage.event("AttendedTransfer")
                        .with("Result", "Success")
                        .with("OrigTransfererChannel", call.channel())
                        .with("TransfereeUniqueid", call.id()));
    }

    private void tell(AmiMessage event) {
        listeners.accept(event);
    }

    /** What the dialplan itself tells. */
    private static AmiMessage step(String step, PracticeCall call) {
        return AmiMessage.event("UserEvent")
                .with("UserEvent", "MadoguchiCall")
                .with("Step", step)
                .with("Call", call.id());
    }

    private static AmiMessage of(String event, PracticeCall call) {
        return AmiMessage.event(event).with("Uniqueid", call.id()).with("Linkedid", call.id());
    }

    private static AmiMessage operator(String event, PracticeCall call) {
        return of(event, call)
                .with("Queue", call.queue())
                .with("Interface", call.phone())
                .with("DestChannel", call.channel());
    }
}
