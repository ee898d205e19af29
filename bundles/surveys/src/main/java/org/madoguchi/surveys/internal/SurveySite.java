// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.surveys.internal;

import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.city.City;
import org.madoguchi.web.Assets;
import org.madoguchi.web.Messages;

/** What every page of a survey needs; belongs to one request. */
record SurveySite(Messages messages, City city) {
    private static final Assets ASSETS = Assets.of(SurveySite.class);

    String text(String key, Object... args) {
        return messages.text(key, args);
    }

    String in(LocalizedText text) {
        return text.in(messages.locale());
    }

    String lang() {
        return messages.locale().toLanguageTag();
    }

    /** Language of a text that is there in Japanese and English at most; null for the page's. */
    String langOf(LocalizedText text) {
        String shown = lang().equals("ja") || text.en().isEmpty() ? "ja" : "en";
        return shown.equals(lang()) ? null : shown;
    }

    String asset(String file) {
        return ASSETS.href(file);
    }
}
