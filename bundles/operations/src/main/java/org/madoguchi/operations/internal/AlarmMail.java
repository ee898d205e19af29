// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.operations.internal;

import java.util.List;
import java.util.stream.Collectors;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.alarm.Alarm;
import org.madoguchi.api.channel.EmailAddress;
import org.madoguchi.api.channel.Notices;
import org.madoguchi.api.city.City;

/** Tells administrators what is wrong. */
final class AlarmMail {
    private AlarmMail() {}

    /** Whether at least one of the addressees was told. */
    static boolean send(Notices notices, City city, List<EmailAddress> to, List<Alarm> alarms) {
        LocalizedText subject =
                Inspection.text("alarm.subject", city.name().ja(), String.valueOf(alarms.size()));
        String list =
                alarms.stream()
                        .map(alarm -> "・" + alarm.text().ja())
                        .collect(Collectors.joining("\n"));
        LocalizedText text =
                Inspection.text("alarm.mail", list, city.consoleUrl() + "/console/channels");
        boolean told = false;
        for (EmailAddress address : to) {
            told |= notices.send(address, subject.ja(), text.ja(), List.of());
        }
        return told;
    }
}
