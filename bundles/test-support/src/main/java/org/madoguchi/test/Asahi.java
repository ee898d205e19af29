// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.test;

import java.net.URI;
import java.time.ZoneId;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.city.City;

/** The city of the tests. */
public record Asahi(URI publicUrl, URI consoleUrl) implements City {
    public Asahi() {
        this(URI.create("https://faq.asahi.example"), URI.create("https://desk.asahi.example"));
    }

    @Override
    public LocalizedText name() {
        return new LocalizedText("あさひ市", "Asahi City");
    }

    @Override
    public LocalizedText deskName() {
        return new LocalizedText("あさひ市コンタクトセンター", "Asahi City Contact Centre");
    }

    @Override
    public ZoneId zone() {
        return ZoneId.of("Asia/Tokyo");
    }
}
