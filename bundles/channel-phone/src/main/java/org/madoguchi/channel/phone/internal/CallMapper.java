// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.phone.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.asteriskjava.manager.event.AbstractHoldEvent;
import org.asteriskjava.manager.event.AgentCalledEvent;
import org.asteriskjava.manager.event.AgentCompleteEvent;
import org.asteriskjava.manager.event.AgentConnectEvent;
import org.asteriskjava.manager.event.AgentRingNoAnswerEvent;
import org.asteriskjava.manager.event.AttendedTransferEvent;
import org.asteriskjava.manager.event.BlindTransferEvent;
import org.asteriskjava.manager.event.DialEndEvent;
import org.asteriskjava.manager.event.HangupEvent;
import org.asteriskjava.manager.event.HoldEvent;
import org.asteriskjava.manager.event.LocalBridgeEvent;
import org.asteriskjava.manager.event.ManagerEvent;
import org.asteriskjava.manager.event.OriginateResponseEvent;
import org.asteriskjava.manager.event.QueueCallerJoinEvent;
import org.madoguchi.api.channel.Address;
import org.madoguchi.api.channel.AddressKind;
import org.madoguchi.api.telephony.CallEvent;
import org.madoguchi.api.telephony.Extension;
import org.madoguchi.api.telephony.Outcome;
import org.madoguchi.api.telephony.TransferKind;

/**
 * Turns Asterisk's events into what happened to calls. A call is known by the unique id of the
 * citizen's channel, which no transfer changes; of a call that the desk makes it is the id that the
 * desk gave to the operator's channel. Not safe for use by several threads.
 */
final class CallMapper {
    /** Calls of the desk have ids that begin so; Asterisk's own are numbers. */
    private static final String OUTGOING = "desk-";

    private static final int LONGEST_NAME = 150;

    private final Entrances entrances;
    private final ZoneId zone;
    private final Clock clock;
    private final Set<String> open = new HashSet<>();

    /** Calls that were handed on unasked, until somebody takes them up. */
    private final Set<String> handedOn = new HashSet<>();

    /** Calls of three, by the operator's channel. */
    private final Map<String, String> joined = new HashMap<>();

    /** Whom an operator asks before handing the call on, by call. */
    private final Map<String, String> consulted = new HashMap<>();

    /**
     * @param zone of the hours of the entrances
     */
    CallMapper(Entrances entrances, ZoneId zone, Clock clock) {
        this.entrances = entrances;
        this.zone = zone;
        this.clock = clock;
    }

    /** Begins anew with the calls that Asterisk has now. */
    void startOver(Set<String> alive) {
        open.clear();
        open.addAll(alive);
        // which of them were, nobody knows; the desk does, and passes over what tells nothing new
        handedOn.clear();
        handedOn.addAll(alive);
        consulted.clear();
        joined.clear();
    }

    /** What the event tells; most tell nothing, and so does one that names no call. */
    List<CallEvent> map(ManagerEvent event) {
        return told(event).stream().filter(told -> isName(told.call())).toList();
    }

    private static boolean isName(String call) {
        return call != null && !call.isBlank() && call.length() <= LONGEST_NAME;
    }

    private List<CallEvent> told(ManagerEvent event) {
        Instant at = time(event);
        if (event instanceof MadoguchiCallEvent step) {
            return step(step, at);
        } else if (event instanceof QueueCallerJoinEvent joined) {
            open.add(joined.getUniqueId());
            return List.of(new CallEvent.Queued(joined.getUniqueId(), at, joined.getQueue()));
        } else if (event instanceof AgentCalledEvent called) {
            return at(
                    called.getInterface(),
                    phone -> new CallEvent.Ringing(called.getUniqueId(), at, phone));
        } else if (event instanceof AgentRingNoAnswerEvent missed) {
            return at(
                    missed.getInterface(),
                    phone -> new CallEvent.Unanswered(missed.getUniqueId(), at, phone));
        } else if (event instanceof AgentConnectEvent answered) {
            return at(
                    answered.getInterface(),
                    phone -> new CallEvent.Answered(answered.getUniqueId(), at, phone));
        } else if (event instanceof AgentCompleteEvent over) {
            return at(
                    over.getInterface(),
                    phone -> new CallEvent.Released(over.getUniqueId(), at, phone));
        } else if (event instanceof AbstractHoldEvent hold) {
            return held(hold, at);
        } else if (event instanceof HangupEvent gone) {
            return gone(gone, at);
        }
        return handedOn(event, at)
                .or(() -> takenUp(event, at))
                .orElseGet(() -> outgoing(event, at));
    }

    private List<CallEvent> step(MadoguchiCallEvent told, Instant at) {
        String call = told.getCall();
        open.add(call);
        return switch (told.getStep()) {
            case "arrived" -> arrived(told, at);
            case "menu" ->
                    List.of(new CallEvent.MenuChosen(call, at, entrances.shown(told.getDetail())));
            case "closed" -> List.of(new CallEvent.TurnedAway(call, at, Outcome.OUT_OF_HOURS));
            case "busy" -> List.of(new CallEvent.TurnedAway(call, at, Outcome.OVERFLOW));
            case "announced" -> List.of(new CallEvent.TurnedAway(call, at, Outcome.ANNOUNCED));
            default -> List.of();
        };
    }

    private List<CallEvent> arrived(MadoguchiCallEvent told, Instant at) {
        String call = told.getCall();
        String line = told.getDetail();
        List<CallEvent> events = new ArrayList<>();
        events.add(
                new CallEvent.Arrived(
                        call, at, caller(told.getCaller()), told.getCallerName(), line));
        String entrance = entrances.at(line, at.atZone(zone)).name();
        if (!entrance.isEmpty()) {
            events.add(new CallEvent.Entered(call, at, entrance));
        }
        return events;
    }

    /** Anything but digits is a carrier's word for "not told". */
    static Address caller(String signalled) {
        return signalled.matches("\\+?[0-9]{3,20}")
                ? new Address(AddressKind.PHONE, signalled)
                : Address.NONE;
    }

    /** By the operator's telephone; its channel is linked to the citizen's. */
    private List<CallEvent> held(AbstractHoldEvent event, Instant at) {
        String call = event.getLinkedId();
        if (!open.contains(call)) {
            return List.of();
        }
        return at(
                event.getChannel(),
                phone ->
                        event instanceof HoldEvent
                                ? new CallEvent.Held(call, at, phone)
                                : new CallEvent.Resumed(call, at, phone));
    }

    private Optional<List<CallEvent>> handedOn(ManagerEvent event, Instant at) {
        if (event instanceof BlindTransferEvent blind) {
            boolean done = "Success".equals(blind.getResult());
            if (done) {
                handedOn.add(blind.getTransfereeUniqueId());
            }
            return Optional.of(
                    done
                            ? at(
                                    blind.getTransfererChannel(),
                                    phone ->
                                            new CallEvent.Transferred(
                                                    blind.getTransfereeUniqueId(),
                                                    at,
                                                    phone,
                                                    blind.getExtension(),
                                                    TransferKind.BLIND))
                            : List.of());
        } else if (event instanceof LocalBridgeEvent asking) {
            // the operator's side of a consultation; it carries the link to the citizen's call
            consulted.put(asking.getLocalOneLinkedid(), asking.getLocalOneExten());
            return Optional.of(List.of());
        } else if (event instanceof AttendedTransferEvent three
                && "Threeway".equals(three.getDestType())) {
            return Optional.of(joined(three, at));
        } else if (event instanceof AttendedTransferEvent attended) {
            String call = attended.getTransfereeUniqueid();
            String to = consulted.remove(call);
            return Optional.of(
                    "Success".equals(attended.getResult()) && call != null
                            ? at(
                                    attended.getOrigTransfererChannel(),
                                    phone ->
                                            new CallEvent.Transferred(
                                                    call,
                                                    at,
                                                    phone,
                                                    to == null ? "" : to,
                                                    TransferKind.ATTENDED))
                            : List.of());
        }
        return Optional.empty();
    }

    /** The queue goes on with the call and does not tell when the operator puts down. */
    private List<CallEvent> joined(AttendedTransferEvent event, Instant at) {
        String operator = event.getOrigTransfererUniqueid();
        String call = isOutgoing(operator) ? operator : event.getTransfereeUniqueid();
        String to = consulted.remove(call);
        if (!"Success".equals(event.getResult()) || call == null) {
            return List.of();
        }
        joined.put(operator, call);
        return at(
                event.getOrigTransfererChannel(),
                phone -> new CallEvent.Joined(call, at, phone, to == null ? "" : to));
    }

    /** The citizen's own channel rings where it was sent to. */
    private Optional<List<CallEvent>> takenUp(ManagerEvent event, Instant at) {
        return event instanceof DialEndEvent dialled
                        && "ANSWER".equals(dialled.getDialStatus())
                        && handedOn.remove(dialled.getUniqueId())
                ? Optional.of(List.of(new CallEvent.TakenUp(dialled.getUniqueId(), at)))
                : Optional.empty();
    }

    private List<CallEvent> outgoing(ManagerEvent event, Instant at) {
        if (event instanceof DialEndEvent dialled && isOutgoing(dialled.getUniqueId())) {
            open.add(dialled.getUniqueId());
            return "ANSWER".equals(dialled.getDialStatus())
                    ? at(
                            dialled.getChannel(),
                            phone -> new CallEvent.Answered(dialled.getUniqueId(), at, phone))
                    : List.of();
        } else if (event instanceof OriginateResponseEvent made && isOutgoing(made.getActionId())) {
            open.add(made.getActionId());
            // the operator did not take up the telephone, or there is none
            return "Failure".equals(made.getResponse()) ? ended(made.getActionId(), at) : List.of();
        }
        return List.of();
    }

    private static boolean isOutgoing(String id) {
        return id != null && id.startsWith(OUTGOING);
    }

    private List<CallEvent> gone(HangupEvent event, Instant at) {
        String call = joined.remove(event.getUniqueId());
        List<CallEvent> events = new ArrayList<>();
        if (call != null) {
            events.addAll(at(event.getChannel(), phone -> new CallEvent.Released(call, at, phone)));
        }
        events.addAll(ended(event.getUniqueId(), at));
        return events;
    }

    private List<CallEvent> ended(String call, Instant at) {
        consulted.remove(call);
        joined.values().remove(call);
        handedOn.remove(call);
        return open.remove(call) || isOutgoing(call)
                ? List.of(new CallEvent.Ended(call, at))
                : List.of();
    }

    private static List<CallEvent> at(String device, Function<Extension, CallEvent> event) {
        return Devices.extension(device).map(event).map(List::of).orElse(List.of());
    }

    private Instant time(ManagerEvent event) {
        Double seconds = event.getTimestamp();
        return seconds == null ? clock.instant() : Instant.ofEpochMilli(Math.round(seconds * 1000));
    }
}
