// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.madoguchi.api.channel.PhoneNumber;
import org.madoguchi.api.directory.DepartmentProfile;

/**
 * A line of a department's emergency list (ST-095).
 *
 * @param line as it was written
 * @param number in it; empty when there is none of the public network
 * @param last the desk's last call there
 */
record EmergencyContact(String line, Optional<PhoneNumber> number, Optional<CallLine> last) {
    private static final Pattern NUMBER =
            Pattern.compile("(?<![0-9０-９])[+＋0０][0-9０-９()（）\\p{Pd}ー－ 　]{8,24}");

    /** In the order of calling; nobody has been called yet. */
    static List<EmergencyContact> of(DepartmentProfile profile) {
        return profile.emergency()
                .lines()
                .filter(line -> !line.isBlank())
                .map(line -> new EmergencyContact(line, numberIn(line), Optional.empty()))
                .toList();
    }

    static Optional<PhoneNumber> numberIn(String line) {
        return NUMBER.matcher(line)
                .results()
                .map(MatchResult::group)
                .map(PhoneNumber::read)
                .flatMap(Optional::stream)
                .findFirst();
    }

    EmergencyContact with(Optional<CallLine> call) {
        return new EmergencyContact(line, number, call);
    }
}
