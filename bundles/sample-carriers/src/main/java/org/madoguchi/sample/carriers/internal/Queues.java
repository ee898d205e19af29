// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.sample.carriers.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Whose telephone is in which queue, and who is to be called next. Guarded by the exchange's lock.
 */
final class Queues {
    private static final int MOST_PHONES = 50;

    /** By telephone, by queue. */
    private final Map<String, Map<String, Member>> members = new LinkedHashMap<>();

    /** The turn in which a telephone rang last. */
    private final Map<String, Long> rang = new HashMap<>();

    private long turns;

    Queues(List<String> names) {
        names.forEach(name -> members.put(name, new LinkedHashMap<>()));
    }

    /**
     * @return false when it is there already, or cannot be
     */
    boolean add(String queue, String phone, Member member) {
        Map<String, Member> phones = members.get(queue);
        return phones != null
                && phones.size() < MOST_PHONES
                && phone.matches("[A-Za-z]{1,10}/[0-9]{1,10}")
                && phones.putIfAbsent(phone, member) == null;
    }

    boolean remove(String queue, String phone) {
        return members.containsKey(queue) && members.get(queue).remove(phone) != null;
    }

    boolean pause(String queue, String phone, boolean paused) {
        return change(queue, phone, member -> new Member(paused, member.penalty()));
    }

    /** Those of a lower one are called first. */
    boolean penalty(String queue, String phone, int penalty) {
        return change(queue, phone, member -> new Member(member.paused(), penalty));
    }

    private boolean change(String queue, String phone, UnaryOperator<Member> change) {
        return members.getOrDefault(queue, Map.of())
                        .computeIfPresent(phone, (same, member) -> change.apply(member))
                != null;
    }

    /**
     * Of those who are ready and free, and of the lowest penalty, the one who has not been called
     * for longest.
     */
    Optional<String> next(String queue, Predicate<String> free) {
        Optional<String> next =
                members.getOrDefault(queue, Map.of()).entrySet().stream()
                        .filter(member -> !member.getValue().paused())
                        .filter(member -> free.test(member.getKey()))
                        .min(
                                Comparator.<Map.Entry<String, Member>>comparingInt(
                                                member -> member.getValue().penalty())
                                        .thenComparingLong(
                                                member -> rang.getOrDefault(member.getKey(), 0L)))
                        .map(Map.Entry::getKey);
        next.ifPresent(phone -> rang.put(phone, ++turns));
        return next;
    }

    /** Extensions, with whether they take calls. */
    Map<String, Boolean> phones() {
        Map<String, Boolean> phones = new LinkedHashMap<>();
        for (Map<String, Member> each : members.values()) {
            each.forEach(
                    (phone, member) ->
                            phones.merge(
                                    phone.substring(phone.indexOf('/') + 1),
                                    !member.paused(),
                                    Boolean::logicalOr));
        }
        return phones;
    }

    /** As Asterisk lists them. */
    List<AmiMessage> status() {
        List<AmiMessage> status = new ArrayList<>();
        members.forEach(
                (queue, phones) -> {
                    status.add(AmiMessage.event("QueueParams").with("Queue", queue));
                    phones.forEach(
                            (phone, member) ->
                                    status.add(
                                            AmiMessage.event("QueueMember")
                                                    .with("Queue", queue)
                                                    .with("Name", phone)
                                                    .with("Location", phone)
                                                    .with("Penalty", member.penalty())
                                                    .with("Paused", member.paused() ? 1 : 0)));
                });
        return status;
    }

    /** How a telephone is in a queue. */
    record Member(boolean paused, int penalty) {}
}
