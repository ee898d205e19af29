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

/**
 * Whose telephone is in which queue, and who is to be called next. Guarded by the exchange's lock.
 */
final class Queues {
    private static final int MOST_PHONES = 50;

    /** Whether it pauses, by telephone, by queue. */
    private final Map<String, Map<String, Boolean>> members = new LinkedHashMap<>();

    /** The turn in which a telephone rang last. */
    private final Map<String, Long> rang = new HashMap<>();

    private long turns;

    Queues(List<String> names) {
        names.forEach(name -> members.put(name, new LinkedHashMap<>()));
    }

    /**
     * @return false when it is there already, or cannot be
     */
    boolean add(String queue, String phone, boolean paused) {
        Map<String, Boolean> phones = members.get(queue);
        return phones != null
                && phones.size() < MOST_PHONES
                && phone.matches("[A-Za-z]{1,10}/[0-9]{1,10}")
                && phones.putIfAbsent(phone, paused) == null;
    }

    boolean remove(String queue, String phone) {
        return members.containsKey(queue) && members.get(queue).remove(phone) != null;
    }

    boolean pause(String queue, String phone, boolean paused) {
        return members.containsKey(queue) && members.get(queue).replace(phone, paused) != null;
    }

    /** Of those who are ready and free, the one who has not been called for longest. */
    Optional<String> next(String queue, Predicate<String> free) {
        Optional<String> next =
                members.getOrDefault(queue, Map.of()).entrySet().stream()
                        .filter(member -> !member.getValue())
                        .map(Map.Entry::getKey)
                        .filter(free)
                        .min(Comparator.comparingLong(phone -> rang.getOrDefault(phone, 0L)));
        next.ifPresent(phone -> rang.put(phone, ++turns));
        return next;
    }

    /** Extensions, with whether they take calls. */
    Map<String, Boolean> phones() {
        Map<String, Boolean> phones = new LinkedHashMap<>();
        for (Map<String, Boolean> each : members.values()) {
            each.forEach(
                    (phone, paused) ->
                            phones.merge(
                                    phone.substring(phone.indexOf('/') + 1),
                                    !paused,
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
                            (phone, paused) ->
                                    status.add(
                                            AmiMessage.event("QueueMember")
                                                    .with("Queue", queue)
                                                    .with("Name", phone)
                                                    .with("Location", phone)
                                                    .with("Paused", paused ? 1 : 0)));
                });
        return status;
    }
}
