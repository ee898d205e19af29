// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.fax.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.channel.ChannelId;
import org.madoguchi.api.channel.ChannelSettings;
import org.madoguchi.platform.asterisk.AmiAccount;

/**
 * One FAX line. The keys are explained in etc/org.madoguchi.channel.fax-main.cfg.example.
 *
 * @param inbox where Asterisk puts what it has received
 */
record FaxSettings(
        ChannelId id,
        LocalizedText name,
        AmiAccount asterisk,
        Path inbox,
        Receiving receiving,
        Sending sending) {

    /**
     * @param ocr the program, empty when no text shall be read
     * @param ocrLimit for a whole document
     */
    record Receiving(
            int mostPages, long maxBytes, Optional<Path> ocr, int ocrPages, Duration ocrLimit) {}

    /**
     * @param outbox where Asterisk finds what it shall send
     * @param dial Asterisk's name of the line, with {number} in it
     * @param station our number, as the recipient's machine shows it
     * @param header what the recipient's machine prints at the top of each page
     * @param ring how long the other side may take to answer
     * @param limit for one call
     * @param font empty: any of the machine's that knows Japanese
     */
    record Sending(
            Path outbox,
            String dial,
            String station,
            String header,
            Optional<Path> font,
            int mostPages,
            int tries,
            Duration ring,
            Duration limit) {}

    private static final long MEGABYTE = 1024L * 1024L;

    /**
     * @throws IllegalArgumentException naming file, key and remedy
     */
    static FaxSettings read(Map<String, ?> values) {
        ChannelSettings settings = new ChannelSettings(values);
        return new FaxSettings(
                settings.id("fax-main"),
                new LocalizedText(
                        settings.text("name").orElse("FAX"),
                        settings.text("name.en").orElse("FAX")),
                new AmiAccount(
                        settings.text("ami.host").orElse("127.0.0.1"),
                        settings.number("ami.port", 5038, 1, 65535),
                        settings.text("ami.user").orElse("madoguchi-fax"),
                        settings.required(".ami.secret", "${env:MADOGUCHI_FAX_AMI_SECRET}")),
                folder(settings, "inbox", "/var/spool/asterisk/madoguchi-fax"),
                new Receiving(
                        settings.number("receive.pages", 200, 1, 1000),
                        settings.number("limit.megabytes", 100, 1, 500) * MEGABYTE,
                        ocr(settings),
                        settings.number("ocr.pages", 20, 1, 1000),
                        Duration.ofSeconds(settings.number("ocr.seconds", 60, 1, 600))),
                new Sending(
                        folder(settings, "outbox", "/var/spool/madoguchi-fax"),
                        dial(settings),
                        station(settings),
                        header(settings),
                        file(settings, "font", "/usr/share/fonts/opentype/ipafont-gothic/ipag.ttf"),
                        settings.number("send.pages", 30, 1, 200),
                        settings.number("send.tries", 5, 1, 50),
                        Duration.ofSeconds(settings.number("send.ring.seconds", 60, 5, 180)),
                        Duration.ofMinutes(settings.number("send.limit.minutes", 30, 1, 60))));
    }

    /** A folder that is not mounted is no empty folder. */
    private static Path folder(ChannelSettings settings, String key, String example) {
        Path folder = Path.of(settings.required(key, example)).normalize();
        // the characters that mean something in the address of a Camel route
        if (!folder.isAbsolute()
                || !Files.isWritable(folder)
                || folder.toString().matches(".*[?%&+].*")) {
            throw settings.wrong(
                    key,
                    "= " + folder,
                    "name a folder that exists and may be written to, from / on, without"
                            + " ? % & + in its name, such as "
                            + example);
        }
        return folder;
    }

    private static Optional<Path> file(ChannelSettings settings, String key, String example) {
        Optional<Path> file = settings.text(key).map(Path::of);
        if (file.isPresent() && !Files.isReadable(file.get())) {
            throw settings.wrong(
                    key, "= " + file.get(), "name a file that exists, such as " + example);
        }
        return file;
    }

    private static Optional<Path> ocr(ChannelSettings settings) {
        String value = settings.text("ocr").orElse("/usr/bin/tesseract");
        return value.equals("off") ? Optional.empty() : Optional.of(Path.of(value));
    }

    private static String dial(ChannelSettings settings) {
        String dial = settings.required("dial", "PJSIP/{number}@trunk");
        if (!dial.contains("{number}") || !dial.matches("[A-Za-z0-9_./@:{}-]{1,200}")) {
            throw settings.wrong("dial", "= " + dial, "write such as PJSIP/{number}@trunk");
        }
        return dial;
    }

    private static String station(ChannelSettings settings) {
        String station = settings.required("station.number", "0466-55-0199");
        if (!station.matches("[0-9+ -]{1,20}")) {
            throw settings.wrong(
                    "station.number", "= " + station, "write the FAX line's own number");
        }
        return station;
    }

    /** Recipients' machines know no other characters. */
    private static String header(ChannelSettings settings) {
        String header = settings.required("station.header", "ASAHI CITY CONTACT CENTER");
        if (!header.matches("[A-Za-z0-9 .,()/-]{1,50}")) {
            throw settings.wrong(
                    "station.header",
                    "= " + header,
                    "write the sender's name in Latin letters, at most 50");
        }
        return header;
    }
}
