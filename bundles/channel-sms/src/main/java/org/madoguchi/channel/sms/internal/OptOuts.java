// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.sms.internal;

import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.madoguchi.api.channel.PhoneNumber;

/**
 * Who wants no messages. In a file of its own, a number and a time in a line, so that an
 * administrator can read it while the channel runs and mend it while it does not. Safe for use by
 * several threads.
 */
final class OptOuts implements AutoCloseable {
    private final Journal journal;
    private final Clock clock;
    private final Map<String, String> numbers = new LinkedHashMap<>();

    OptOuts(Path file, Clock clock) {
        this.journal = new Journal(file);
        this.clock = clock;
        for (String line : journal.read()) {
            String[] parts = line.strip().split("\\s+", 2);
            PhoneNumber.read(parts[0])
                    .ifPresent(number -> numbers.put(number.value(), number.value() + rest(parts)));
        }
        journal.rewrite(numbers.values());
    }

    private static String rest(String[] parts) {
        return parts.length > 1 ? " " + parts[1] : "";
    }

    synchronized boolean contains(PhoneNumber number) {
        return numbers.containsKey(number.value());
    }

    /** On the disk when it returns; whether the number is new. */
    synchronized boolean add(PhoneNumber number) {
        if (contains(number)) {
            return false;
        }
        String line = number.value() + " " + clock.instant();
        journal.append(line);
        numbers.put(number.value(), line);
        return true;
    }

    /** Whether the number was there. */
    synchronized boolean remove(PhoneNumber number) {
        String line = numbers.remove(number.value());
        if (line == null) {
            return false;
        }
        try {
            journal.rewrite(numbers.values());
            return true;
        } catch (RuntimeException e) {
            numbers.put(number.value(), line);
            throw e;
        }
    }

    @Override
    public synchronized void close() {
        journal.close();
    }
}
