// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.telephony.internal;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.cases.Cases;
import org.madoguchi.api.channel.Address;
import org.madoguchi.api.channel.ChannelId;
import org.madoguchi.api.channel.Inbox;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.UserId;
import org.madoguchi.api.identity.Users;
import org.madoguchi.api.storage.BlobStore;
import org.madoguchi.api.storage.Transactions;
import org.madoguchi.api.telephony.Call;
import org.madoguchi.api.telephony.CallEvent;
import org.madoguchi.api.telephony.CallReports;
import org.madoguchi.api.telephony.CallState;
import org.madoguchi.api.telephony.Extension;
import org.madoguchi.api.telephony.Outcome;
import org.madoguchi.storage.Times;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Notes what telephone systems report, and what follows from it for cases and operators. */
@Component(service = CallReports.class)
public final class ReportedCalls implements CallReports {
    private static final Logger log = LoggerFactory.getLogger(ReportedCalls.class);
    private static final Actor TELEPHONY = Actor.system("telephony");
    private static final String NOBODY_SPOKEN_WITH = "no-answer-needed";

    private final CallStore store;
    private final Transactions transactions;
    private final BlobStore blobs;
    private final Cases cases;
    private final Users users;
    private final Openings openings;
    private final SeatStates seats;
    private final PhoneSystems systems;

    @Activate
    public ReportedCalls(
            @Reference CallStore store,
            @Reference Transactions transactions,
            @Reference BlobStore blobs,
            @Reference CallCases opening,
            @Reference Cases cases,
            @Reference Users users,
            @Reference PhoneSystems systems) {
        this.store = store;
        this.transactions = transactions;
        this.blobs = blobs;
        this.cases = cases;
        this.users = users;
        this.openings = new Openings(store, opening);
        this.seats = new SeatStates(store, systems);
        this.systems = systems;
    }

    @Override
    public void report(ChannelId channel, List<CallEvent> events) {
        Map<String, Inbox.Receipt> opened = openings.open(channel, events);
        List<Runnable> deeds =
                store.unit()
                        .required(
                                em -> {
                                    Picture picture = new Picture(em, store, channel);
                                    List<Runnable> following = new ArrayList<>();
                                    for (CallEvent event : events) {
                                        Inbox.Receipt receipt = opened.get(event.call());
                                        note(picture, event, receipt).ifPresent(following::add);
                                    }
                                    return following;
                                });
        follow(deeds);
    }

    /**
     * After the events are noted: a case that a person has closed meanwhile refuses, which would
     * take the whole transaction with it.
     */
    private void follow(List<Runnable> deeds) {
        try {
            if (!deeds.isEmpty()) {
                transactions.run(() -> deeds.forEach(Runnable::run));
            }
        } catch (RuntimeException e) {
            log.debug("{} changes of cases go one by one", deeds.size(), e);
            deeds.forEach(ReportedCalls::quietly);
        }
    }

    /**
     * @return what follows for the call's case
     */
    private Optional<Runnable> note(Picture picture, CallEvent event, Inbox.Receipt opened) {
        CallEntity call = picture.call(event);
        if (opened != null) {
            call.belongsTo(opened);
        }
        Optional<SeatEntity> seat = extension(event).flatMap(picture::seat);
        Call before = call.toRecord();
        Optional<SeatEntity> getsIt =
                event instanceof CallEvent.Transferred transferred
                        ? picture.colleague(transferred)
                        : seat;
        boolean news = call.take(event, getsIt.map(SeatEntity::operator));
        if (event instanceof CallEvent.Recorded recorded && call.recording().isEmpty()) {
            call.keeps(blobs.put(recorded.recording().content()));
            news = true;
        }
        if (!news) {
            return Optional.empty();
        }
        Call now = call.toRecord();
        seats.follow(picture, now, event, seat);
        tell(before, now, event.at());
        if (event instanceof CallEvent.Answered) {
            forgetMissed(picture.em(), now);
            Optional<UserId> taker = seat.map(SeatEntity::operator);
            return now.caseId().flatMap(id -> taker.map(operator -> () -> give(id, operator)));
        } else if (event instanceof CallEvent.Ended && isLost(now)) {
            return now.caseId().map(id -> () -> closeUntaken(id));
        }
        return Optional.empty();
    }

    /** Who has the call now, and who had it when this is somebody else. */
    private void tell(Call before, Call now, Instant at) {
        Set<UserId> concerned = new LinkedHashSet<>();
        now.operator().ifPresent(concerned::add);
        before.operator().ifPresent(concerned::add);
        if (concerned.isEmpty()) {
            store.changed(Optional.of(now.id()), Optional.empty(), at);
        }
        concerned.forEach(user -> store.changed(Optional.of(now.id()), Optional.of(user), at));
    }

    private static Optional<Extension> extension(CallEvent event) {
        if (event instanceof CallEvent.Ringing ringing) {
            return Optional.of(ringing.extension());
        } else if (event instanceof CallEvent.Unanswered unanswered) {
            return Optional.of(unanswered.extension());
        } else if (event instanceof CallEvent.Answered answered) {
            return Optional.of(answered.extension());
        } else if (event instanceof CallEvent.Held held) {
            return Optional.of(held.extension());
        } else if (event instanceof CallEvent.Resumed resumed) {
            return Optional.of(resumed.extension());
        } else if (event instanceof CallEvent.Joined joined) {
            return Optional.of(joined.extension());
        } else if (event instanceof CallEvent.Released released) {
            return Optional.of(released.extension());
        } else if (event instanceof CallEvent.Transferred transferred) {
            return Optional.of(transferred.extension());
        }
        return Optional.empty();
    }

    /** Somebody talks with this caller now, or we reached them: nobody need call back. */
    private static void forgetMissed(EntityManager em, Call call) {
        if (!call.party().equals(Address.NONE)) {
            CallStore.due(em, call.party()).forEach(CallEntity::needsNoCallback);
        }
    }

    /** Who answers takes the case. */
    private void give(CaseId id, UserId taker) {
        users.find(taker)
                .ifPresent(
                        operator ->
                                cases.assign(
                                        operator.actor("telephony"),
                                        id,
                                        Optional.of(operator.id())));
    }

    private static boolean isLost(Call call) {
        return call.outcome().filter(Outcome.ABANDONED::equals).isPresent();
    }

    /** Nobody has talked with the caller: the list of call-backs holds it, not the inbox. */
    private void closeUntaken(CaseId id) {
        cases.close(TELEPHONY, id, NOBODY_SPOKEN_WITH);
    }

    /** A case that a person has closed or works on stays as it is. */
    private static void quietly(Runnable deed) {
        try {
            deed.run();
        } catch (RejectedException e) {
            log.debug("a case stays as it is", e);
        } catch (RuntimeException e) {
            log.warn("a call is noted, but its case stays as it is", e);
        }
    }

    @Override
    public void survey(ChannelId channel, Instant at, Set<String> alive) {
        List<String> gone =
                store.unit()
                        .required(
                                em ->
                                        em
                                                .createQuery(
                                                        "select c from CallEntity c where c.channel"
                                                                + " = :channel and c.state <>"
                                                                + " :ended and c.arrivedAt < :at",
                                                        CallEntity.class)
                                                .setParameter("channel", channel.value())
                                                .setParameter("ended", CallState.ENDED)
                                                .setParameter("at", Times.column(at))
                                                .getResultList()
                                                .stream()
                                                .map(CallEntity::pbxCall)
                                                .filter(call -> !alive.contains(call))
                                                .toList());
        gone.forEach(call -> report(channel, new CallEvent.Ended(call, at)));
        store.unit()
                .run(
                        em ->
                                CallStore.seats(em)
                                        .forEach(
                                                seat -> systems.seat(CallStore.seating(em, seat))));
    }

    @Override
    public Optional<Instant> newest(ChannelId channel) {
        return store.unit()
                .required(
                        em ->
                                Optional.ofNullable(
                                                em.createQuery(
                                                                "select max(c.newestAt) from"
                                                                        + " CallEntity c where"
                                                                        + " c.channel = :channel",
                                                                LocalDateTime.class)
                                                        .setParameter("channel", channel.value())
                                                        .getSingleResult())
                                        .map(Times::instant));
    }
}
