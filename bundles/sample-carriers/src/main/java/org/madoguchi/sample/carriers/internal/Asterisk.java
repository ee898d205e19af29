// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.sample.carriers.internal;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.madoguchi.sample.carriers.internal.PracticeCall.Step;

/** What programs ask of the practice exchange and FAX machine, and how Asterisk answers. */
final class Asterisk {
    private static final int MOST_NOTES = 1_000;

    private final Exchange exchange;
    private final FaxMachine fax;
    private final Clock clock;

    /** Asterisk's own small database. */
    private final Map<String, String> notes = new LinkedHashMap<>();

    Asterisk(Exchange exchange, FaxMachine fax, Clock clock) {
        this.exchange = exchange;
        this.fax = fax;
        this.clock = clock;
    }

    /** The answer, and the events that belong to it. */
    List<AmiMessage> answer(AmiMessage action) {
        return switch (action.get("Action").toLowerCase(Locale.ROOT)) {
            case "queueadd" ->
                    done(
                            exchange.add(
                                    queue(action),
                                    phone(action),
                                    new Queues.Member(isPaused(action), penalty(action))),
                            "Unable to add interface: Already there");
            case "queueremove" ->
                    done(
                            exchange.remove(queue(action), phone(action)),
                            "Unable to remove interface: Not there");
            case "queuepause" ->
                    done(
                            exchange.pause(queue(action), phone(action), isPaused(action)),
                            "Interface not found");
            case "queuepenalty" ->
                    done(
                            exchange.penalty(queue(action), phone(action), penalty(action)),
                            "Invalid interface, queuename or penalty");
            case "queuestatus" -> list(queueStatus(), "QueueStatusComplete");
            case "coreshowchannels" -> list(channels(), "CoreShowChannelsComplete");
            case "blindtransfer" ->
                    done(
                            exchange.transfer(channel(action), action.get("Exten")),
                            "Channel is not in a bridge");
            case "atxfer" ->
                    done(
                            exchange.consult(channel(action), action.get("Exten").replace("#", "")),
                            "Channel does not exist");
            case "cancelatxfer" ->
                    done(exchange.cancelConsultation(channel(action)), "Channel does not exist");
            case "hangup" -> done(exchange.putDown(channel(action)), "No such channel");
            case "originate" -> originate(action);
            case "dbput" -> {
                note(action.get("Family"), action.get("Key"), action.get("Val"));
                yield done(true, "");
            }
            case "dbget" -> noted(action);
            default -> List.of(AmiMessage.error("Invalid/unknown command"));
        };
    }

    private static String queue(AmiMessage action) {
        return action.get("Queue");
    }

    private static String phone(AmiMessage action) {
        return action.get("Interface");
    }

    private static String channel(AmiMessage action) {
        return action.get("Channel");
    }

    private static int penalty(AmiMessage action) {
        String penalty = action.get("Penalty");
        return penalty.matches("[0-9]{1,4}") ? Integer.parseInt(penalty) : 0;
    }

    private static boolean isPaused(AmiMessage action) {
        return action.get("Paused").matches("(?i)1|true|yes");
    }

    private static List<AmiMessage> done(boolean done, String otherwise) {
        return List.of(done ? AmiMessage.success() : AmiMessage.error(otherwise));
    }

    private static List<AmiMessage> list(List<AmiMessage> items, String last) {
        List<AmiMessage> list = new ArrayList<>();
        list.add(AmiMessage.success().with("EventList", "start"));
        list.addAll(items);
        list.add(
                AmiMessage.event(last)
                        .with("EventList", "Complete")
                        .with("ListItems", items.size()));
        return list;
    }

    private List<AmiMessage> originate(AmiMessage action) {
        if (action.get("Context").equals("madoguchi-fax-out")) {
            return done(fax.send(action, this::note), "Extension does not exist.");
        }
        exchange.dial(
                action.get("ChannelId"),
                action.get("ActionID"),
                channel(action),
                action.get("Exten"));
        return done(true, "");
    }

    private synchronized void note(String family, String key, String value) {
        notes.remove(family + "/" + key);
        notes.put(family + "/" + key, value);
        if (notes.size() > MOST_NOTES) {
            notes.remove(notes.keySet().iterator().next());
        }
    }

    private synchronized List<AmiMessage> noted(AmiMessage action) {
        String value = notes.get(action.get("Family") + "/" + action.get("Key"));
        return value == null
                ? List.of(AmiMessage.error("Database entry not found"))
                : list(
                        List.of(
                                AmiMessage.event("DBGetResponse")
                                        .with("Family", action.get("Family"))
                                        .with("Key", action.get("Key"))
                                        .with("Val", value)),
                        "DBGetComplete");
    }

    private List<AmiMessage> queueStatus() {
        List<AmiMessage> status = new ArrayList<>(exchange.queueStatus());
        for (PracticeCall call : exchange.calls()) {
            if (call.step() == Step.WAITING || call.step() == Step.RINGING) {
                status.add(
                        AmiMessage.event("QueueEntry")
                                .with("Queue", call.queue())
                                .with("Position", 1)
                                .with("Uniqueid", call.id())
                                .with("CallerIDNum", call.number())
                                .with("Wait", age(call).toSeconds()));
            }
        }
        return status;
    }

    private List<AmiMessage> channels() {
        List<AmiMessage> channels = new ArrayList<>(fax.channels());
        for (PracticeCall call : exchange.calls()) {
            if (call.isIncoming() && !call.isOver()) {
                channels.add(
                        channel("PJSIP/citizens-" + call.id(), call.id(), call, "madoguchi-queue"));
            }
            boolean operatorIsIn =
                    !call.phone().isEmpty() && !call.isOver() && call.step() != Step.HANDED_ON;
            if (operatorIsIn) {
                channels.add(
                        call.isIncoming()
                                ? channel(call.channel(), call.id() + "1", call, "default")
                                : channel(call.channel(), call.id(), call, "madoguchi-dial"));
            }
        }
        return channels;
    }

    private AmiMessage channel(String name, String id, PracticeCall call, String context) {
        Duration age = age(call);
        return AmiMessage.event("CoreShowChannel")
                .with("Channel", name)
                .with("Uniqueid", id)
                .with("Linkedid", call.id())
                .with("Context", context)
                .with("CallerIDNum", call.number())
                .with(
                        "Duration",
                        "%02d:%02d:%02d"
                                .formatted(age.toHours(), age.toMinutesPart(), age.toSecondsPart()))
                .with("BridgeId", call.isTalk() ? "bridge-" + call.id() : "");
    }

    private Duration age(PracticeCall call) {
        return Duration.between(call.began(), clock.instant());
    }
}
