// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.city.internal;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Set;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.city.City;
import org.madoguchi.api.city.OpeningHours;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The city as {@code etc/org.madoguchi.city.cfg} describes it. */
final class ConfiguredCity implements City {
    private static final Logger log = LoggerFactory.getLogger(ConfiguredCity.class);

    private final LocalizedText name;
    private final LocalizedText deskName;
    private final URI publicUrl;
    private final URI consoleUrl;
    private final ZoneId zone;
    private final OpeningHours hours;

    /**
     * @throws IllegalArgumentException naming file, key and remedy, which is logged, too
     */
    ConfiguredCity(CityConfig config, int publicPort, int privatePort) {
        name = new LocalizedText(text("name", config.name()), text("name.en", config.name_en()));
        deskName =
                new LocalizedText(text("desk", config.desk()), text("desk.en", config.desk_en()));
        publicUrl = url("public.url", config.public_url(), publicPort);
        consoleUrl = url("console.url", config.console_url(), privatePort);
        zone = zone(config.zone().strip());
        hours = hours(config);
    }

    private static String text(String key, String value) {
        if (value.isBlank()) {
            throw wrong("missing", key);
        }
        return value.strip();
    }

    private static URI url(String key, String value, int ownPort) {
        if (value.isBlank()) {
            return URI.create("http://127.0.0.1:" + ownPort);
        }
        try {
            URI url = new URI(value.strip().replaceFirst("/+$", ""));
            boolean usable =
                    Set.of("http", "https").contains(String.valueOf(url.getScheme()))
                            && url.getHost() != null
                            && url.getRawUserInfo() == null
                            && url.getRawQuery() == null
                            && url.getRawFragment() == null;
            if (!usable) {
                throw wrong("url", key, value);
            }
            return url;
        } catch (URISyntaxException e) {
            throw wrong("url", key, value);
        }
    }

    private static ZoneId zone(String value) {
        try {
            return ZoneId.of(value);
        } catch (DateTimeException e) {
            throw wrong("zone", "zone", value);
        }
    }

    private static OpeningHours hours(CityConfig config) {
        try {
            return OpeningHours.parse(config.hours(), config.holidays(), config.special());
        } catch (IllegalArgumentException e) {
            throw wrong("hours", "hours, holidays, special", e.getMessage());
        }
    }

    /** Says in the log what to mend: what the container logs of a failed component is long. */
    private static IllegalArgumentException wrong(String message, Object... arguments) {
        LocalizedText sentence = LocalizedText.from(ConfiguredCity.class, message, arguments);
        log.error("{} / {}", sentence.ja(), sentence.en());
        return new IllegalArgumentException(sentence.en());
    }

    @Override
    public LocalizedText name() {
        return name;
    }

    @Override
    public LocalizedText deskName() {
        return deskName;
    }

    @Override
    public URI publicUrl() {
        return publicUrl;
    }

    @Override
    public URI consoleUrl() {
        return consoleUrl;
    }

    @Override
    public ZoneId zone() {
        return zone;
    }

    @Override
    public OpeningHours hours() {
        return hours;
    }
}
