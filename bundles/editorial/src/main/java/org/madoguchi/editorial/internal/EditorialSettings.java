// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.editorial.internal;

import java.util.Arrays;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.metatype.annotations.Designate;

/** The checked configuration. A wrong value stops the module with a sentence that names it. */
@Component(service = EditorialSettings.class, configurationPid = EditorialSettings.PID)
@Designate(ocd = EditorialConfig.class)
public final class EditorialSettings {
    static final String PID = "org.madoguchi.editorial";

    private final int keepDays;
    private final List<String> hiddenWords;

    @Activate
    public EditorialSettings(EditorialConfig config) {
        keepDays = config.keep_days();
        if (keepDays < 31 || keepDays > 36_500) {
            throw new IllegalArgumentException(
                    "etc/" + PID + ".cfg: keep.days = " + keepDays + "; write 31 to 36500");
        }
        hiddenWords =
                Arrays.stream(config.hidden_words())
                        .map(KeptText::words)
                        .filter(word -> !word.isEmpty())
                        .toList();
    }

    int keepDays() {
        return keepDays;
    }

    boolean hides(String words) {
        return hiddenWords.stream().anyMatch(words::contains);
    }
}
