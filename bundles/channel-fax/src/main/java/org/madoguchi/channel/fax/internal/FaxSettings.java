// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.fax.internal;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.channel.ChannelId;
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
        Reader reader = new Reader(values);
        return new FaxSettings(
                reader.id(),
                new LocalizedText(
                        reader.text("name").orElse("FAX"), reader.text("name.en").orElse("FAX")),
                new AmiAccount(
                        reader.text("ami.host").orElse("127.0.0.1"),
                        reader.number("ami.port", 5038, 1, 65535),
                        reader.text("ami.user").orElse("madoguchi-fax"),
                        reader.required(".ami.secret", "${env:MADOGUCHI_FAX_AMI_SECRET}")),
                reader.folder("inbox", "/var/spool/asterisk/madoguchi-fax"),
                new Receiving(
                        reader.number("receive.pages", 200, 1, 1000),
                        reader.number("limit.megabytes", 100, 1, 500) * MEGABYTE,
                        reader.ocr(),
                        reader.number("ocr.pages", 20, 1, 1000),
                        Duration.ofSeconds(reader.number("ocr.seconds", 60, 1, 600))),
                new Sending(
                        reader.folder("outbox", "/var/spool/madoguchi-fax"),
                        reader.dial(),
                        reader.station(),
                        reader.header(),
                        reader.file("font", "/usr/share/fonts/opentype/ipafont-gothic/ipag.ttf"),
                        reader.number("send.pages", 30, 1, 200),
                        reader.number("send.tries", 5, 1, 50),
                        Duration.ofSeconds(reader.number("send.ring.seconds", 60, 5, 180)),
                        Duration.ofMinutes(reader.number("send.limit.minutes", 30, 1, 60))));
    }

    /** Reads one configuration; a wrong value ends in a sentence about it. */
    private static final class Reader {
        private final Map<String, ?> values;

        Reader(Map<String, ?> values) {
            this.values = values;
        }

        Optional<String> text(String key) {
            return Optional.ofNullable(values.get(key))
                    .map(value -> value.toString().strip())
                    .filter(value -> !value.isEmpty());
        }

        String required(String key, String example) {
            return text(key)
                    .orElseThrow(
                            () -> wrong(key, "is missing", "write a value, such as " + example));
        }

        int number(String key, int otherwise, int min, int max) {
            String value = text(key).orElse(Integer.toString(otherwise));
            int number = value.matches("\\d{1,9}") ? Integer.parseInt(value) : -1;
            if (number < min || number > max) {
                throw wrong(key, "= " + value, "write a whole number from " + min + " to " + max);
            }
            return number;
        }

        ChannelId id() {
            String id = required("id", "fax-main");
            try {
                return new ChannelId(id);
            } catch (IllegalArgumentException e) {
                throw wrong(
                        "id",
                        "= " + id,
                        "write small letters, digits and hyphens, at most 32, such as fax-main");
            }
        }

        /** A folder that is not mounted is no empty folder. */
        Path folder(String key, String example) {
            Path folder = Path.of(required(key, example)).normalize();
            // the characters that mean something in the address of a Camel route
            if (!folder.isAbsolute()
                    || !Files.isWritable(folder)
                    || folder.toString().matches(".*[?%&+].*")) {
                throw wrong(
                        key,
                        "= " + folder,
                        "name a folder that exists and may be written to, from / on, without"
                                + " ? % & + in its name, such as "
                                + example);
            }
            return folder;
        }

        Optional<Path> file(String key, String example) {
            Optional<Path> file = text(key).map(Path::of);
            if (file.isPresent() && !Files.isReadable(file.get())) {
                throw wrong(key, "= " + file.get(), "name a file that exists, such as " + example);
            }
            return file;
        }

        Optional<Path> ocr() {
            String value = text("ocr").orElse("/usr/bin/tesseract");
            return value.equals("off") ? Optional.empty() : Optional.of(Path.of(value));
        }

        String dial() {
            String dial = required("dial", "PJSIP/{number}@trunk");
            if (!dial.contains("{number}") || !dial.matches("[A-Za-z0-9_./@:{}-]{1,200}")) {
                throw wrong("dial", "= " + dial, "write such as PJSIP/{number}@trunk");
            }
            return dial;
        }

        String station() {
            String station = required("station.number", "0466-55-0199");
            if (!station.matches("[0-9+ -]{1,20}")) {
                throw wrong("station.number", "= " + station, "write the FAX line's own number");
            }
            return station;
        }

        /** Recipients' machines know no other characters. */
        String header() {
            String header = required("station.header", "ASAHI CITY CONTACT CENTER");
            if (!header.matches("[A-Za-z0-9 .,()/-]{1,50}")) {
                throw wrong(
                        "station.header",
                        "= " + header,
                        "write the sender's name in Latin letters, at most 50");
            }
            return header;
        }

        private IllegalArgumentException wrong(String key, String what, String remedy) {
            return new IllegalArgumentException(file() + ": " + key + " " + what + "; " + remedy);
        }

        private String file() {
            Object name = values.get("felix.fileinstall.filename");
            if (name == null) {
                return "configuration " + values.get("service.pid");
            }
            String path = URI.create(name.toString().replace(" ", "%20")).getPath();
            return "etc" + path.substring(path.lastIndexOf('/'));
        }
    }
}
