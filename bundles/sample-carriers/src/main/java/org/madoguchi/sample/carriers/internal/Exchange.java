// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.sample.carriers.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.madoguchi.sample.carriers.internal.PracticeCall.Step;

/**
 * The practice telephone exchange: calls, queues and telephones that exist on a page only, told as
 * Asterisk tells of real ones with the dialplan in {@code telephony/asterisk}. Safe for use by
 * several threads.
 */
final class Exchange {
    /** What a citizen hears first, by the digit to press: the queue. */
    static final Map<String, String> MENU = Map.of("1", "madoguchi", "2", "tax");

    /** The number that citizens dial; nobody has it. */
    static final String LINE = "0000001100";

    private static final Duration RINGS = Duration.ofSeconds(20);
    private static final Duration BEFORE_NEXT = Duration.ofSeconds(2);
    private static final Duration DESK_RINGS = Duration.ofSeconds(30);
    private static final Duration CITIZEN_RINGS = Duration.ofSeconds(60);
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final int MOST_CALLS = 20;
    private static final int KEPT = 5;

    private final CallNews news;
    private final Changes changes;
    private final Clock clock;
    private final Queues queues = new Queues(MENU.values().stream().sorted().toList());
    private final Map<String, PracticeCall> calls = new LinkedHashMap<>();
    private final long start;
    private long count;

    /**
     * @param news hears of everything in its order
     */
    Exchange(CallNews news, Changes changes, Clock clock) {
        this.news = news;
        this.changes = changes;
        this.clock = clock;
        this.start = clock.instant().getEpochSecond();
    }

    synchronized List<PracticeCall> calls() {
        return List.copyOf(calls.values());
    }

    /** Extensions at which somebody sits, with whether they take calls. */
    synchronized Map<String, Boolean> phones() {
        return queues.phones();
    }

    synchronized List<AmiMessage> queueStatus() {
        return queues.status();
    }

    synchronized boolean add(String queue, String phone, Queues.Member member) {
        return changed(queues.add(queue, phone, member));
    }

    synchronized boolean remove(String queue, String phone) {
        return changed(queues.remove(queue, phone));
    }

    synchronized boolean pause(String queue, String phone, boolean paused) {
        return changed(queues.pause(queue, phone, paused));
    }

    synchronized boolean penalty(String queue, String phone, int penalty) {
        return changed(queues.penalty(queue, phone, penalty));
    }

    private boolean changed(boolean done) {
        connect();
        changes.happened();
        return done;
    }

    /**
     * A citizen calls and chooses from the menu.
     *
     * @param number empty when it is withheld
     * @return false when all lines are taken
     */
    synchronized boolean call(String number, String digit) {
        if (calls.values().stream().filter(call -> !call.isOver()).count() >= MOST_CALLS) {
            return false;
        }
        PracticeCall call =
                PracticeCall.incoming(
                        start + "." + ++count, number, MENU.get(digit), digit, clock.instant());
        keep(call);
        news.arrived(call, LINE);
        connect();
        return true;
    }

    /** The desk calls a citizen; the operator's telephone rings first. */
    synchronized void dial(String id, String request, String phone, String number) {
        keep(PracticeCall.outgoing(id, request, number, phone, clock.instant()));
    }

    /** Whoever's telephone rings takes it up. */
    synchronized void answer(String id) {
        change(
                id,
                call ->
                        switch (call.step()) {
                            case RINGING -> {
                                news.answered(call);
                                yield next(call, Step.TALKING);
                            }
                            case DESK_RINGS -> {
                                news.originated(call, true);
                                yield next(call, Step.CITIZEN_RINGS);
                            }
                            case CITIZEN_RINGS -> {
                                news.citizenAnswered(call);
                                yield next(call, Step.TALKING);
                            }
                            default -> call;
                        });
    }

    /** Either side puts down. */
    synchronized void hangUp(String id) {
        change(id, this::ended);
        connect();
    }

    private PracticeCall ended(PracticeCall call) {
        if (call.isOver()) {
            return call;
        }
        if (call.step() == Step.DESK_RINGS) {
            news.originated(call, false);
        } else {
            release(call, "caller");
            news.ended(call);
        }
        return next(call, Step.OVER);
    }

    /** Hands the citizen on at once. */
    synchronized boolean transfer(String channel, String target) {
        return changeTalk(
                channel,
                talk -> {
                    PracticeCall call = talk.to(target);
                    news.transferred(call);
                    return handedOn(call);
                });
    }

    synchronized boolean consult(String channel, String target) {
        return changeTalk(
                channel,
                talk -> {
                    PracticeCall call = talk.to(target);
                    news.consults(call);
                    return next(call, Step.CONSULTING);
                });
    }

    synchronized boolean cancelConsultation(String channel) {
        return changeTalk(
                channel,
                call -> call.step() == Step.CONSULTING ? next(call.to(""), Step.TALKING) : call);
    }

    /** The operator puts down; in a consultation that connects the two others. */
    synchronized boolean putDown(String channel) {
        return changeTalk(
                channel,
                call -> {
                    if (call.step() != Step.CONSULTING) {
                        return ended(call);
                    }
                    news.connected(call);
                    return handedOn(call);
                });
    }

    /** A call of the desk's is known by the operator's line, which has now gone. */
    private PracticeCall handedOn(PracticeCall call) {
        release(call, "transfer");
        if (!call.isIncoming()) {
            news.ended(call);
        }
        return next(call, Step.HANDED_ON);
    }

    private void release(PracticeCall call, String why) {
        if (call.isIncoming() && call.isTalk()) {
            news.released(call, why);
        }
    }

    /** What happens by itself; call it about once a second. */
    synchronized void tick() {
        for (PracticeCall call : calls()) {
            if (call.step() == Step.RINGING && older(call.since(), RINGS)) {
                news.unanswered(call);
                keep(next(call.at(""), Step.WAITING));
            } else if (call.step() == Step.WAITING && older(call.began(), PATIENCE)) {
                news.waitedTooLong(call);
                hangUp(call.id());
            } else if (call.step() == Step.DESK_RINGS && older(call.since(), DESK_RINGS)
                    || call.step() == Step.CITIZEN_RINGS && older(call.since(), CITIZEN_RINGS)) {
                hangUp(call.id());
            }
        }
        connect();
    }

    /** Leads who waits to who is ready, in their order. */
    private void connect() {
        for (PracticeCall call : calls()) {
            boolean pauses =
                    call.since().isAfter(call.began()) && !older(call.since(), BEFORE_NEXT);
            if (call.step() == Step.WAITING && !pauses) {
                queues.next(call.queue(), this::isFree).ifPresent(phone -> ring(call, phone));
            }
        }
    }

    private void ring(PracticeCall waiting, String phone) {
        PracticeCall call = waiting.at(phone);
        news.rings(call);
        keep(next(call, Step.RINGING));
    }

    private boolean isFree(String phone) {
        return calls.values().stream().noneMatch(call -> call.occupies(phone));
    }

    private boolean older(Instant since, Duration limit) {
        return since.plus(limit).isBefore(clock.instant());
    }

    private PracticeCall next(PracticeCall call, Step step) {
        return call.become(step, clock.instant());
    }

    private void change(String id, UnaryOperator<PracticeCall> change) {
        PracticeCall call = calls.get(id);
        if (call != null) {
            keep(change.apply(call));
        }
    }

    private boolean changeTalk(String channel, UnaryOperator<PracticeCall> change) {
        Optional<PracticeCall> talk =
                calls.values().stream()
                        .filter(PracticeCall::isTalk)
                        .filter(call -> call.channel().equals(channel))
                        .findFirst();
        talk.ifPresent(
                call -> {
                    keep(change.apply(call));
                    connect();
                });
        return talk.isPresent();
    }

    private void keep(PracticeCall call) {
        calls.put(call.id(), call);
        List<String> over =
                calls.values().stream().filter(PracticeCall::isOver).map(PracticeCall::id).toList();
        over.stream().limit(Math.max(0, over.size() - KEPT)).forEach(calls::remove);
        changes.happened();
    }
}
