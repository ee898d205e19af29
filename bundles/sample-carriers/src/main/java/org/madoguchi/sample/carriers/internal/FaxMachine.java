// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.sample.carriers.internal;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The citizens' FAX machines behind the practice exchange: what they send lies in the channel's
 * inbox as Asterisk would put it there, what they receive is kept as pictures. Safe for use by
 * several threads.
 */
final class FaxMachine {
    private static final Logger log = LoggerFactory.getLogger(FaxMachine.class);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    /** The desk's FAX number; nobody has it. */
    static final String LINE = "0000001199";

    private static final String FAMILY = "madoguchi-fax";
    private static final int MOST_PAGES = 30;
    private static final int KEPT = 5;

    private final Path inbox;
    private final Path outbox;
    private final Consumer<AmiMessage> events;
    private final Executor line;
    private final Changes changes;
    private final Clock clock;
    private final Deque<Received> received = new ArrayDeque<>();
    private final Map<String, String> running = new LinkedHashMap<>();
    private long count;

    /** Where the exchange notes how a call goes on. */
    interface Notes {
        void put(String family, String key, String value);
    }

    /**
     * What came out of the citizen's machine.
     *
     * @param number of the machine
     * @param pages as PNG
     */
    record Received(String name, String number, Instant at, List<byte[]> pages) {}

    /**
     * @param outbox only what lies here is sent
     * @param line carries one document after the other
     */
    FaxMachine(
            Path inbox,
            Path outbox,
            Consumer<AmiMessage> events,
            Executor line,
            Changes changes,
            Clock clock) {
        this.inbox = inbox;
        this.outbox = outbox;
        this.events = events;
        this.line = line;
        this.changes = changes;
        this.clock = clock;
    }

    /** A citizen sends a sheet to the desk. */
    void insert(String number, BufferedImage sheet) {
        Instant now = clock.instant();
        String name;
        synchronized (this) {
            name =
                    TIME.format(now)
                            + "_"
                            + LINE
                            + "_"
                            + number
                            + "_"
                            + now.toEpochMilli()
                            + "."
                            + ++count
                            + "_complete.tif";
        }
        Paper.scan(sheet, inbox.resolve(name));
    }

    /**
     * The desk sends a document.
     *
     * @return false when it cannot be
     */
    boolean send(AmiMessage originate, Notes notes) {
        Map<String, String> variables = variables(originate);
        String name = variables.getOrDefault("MADOGUCHI_FAX_ID", "");
        Path document = outbox.resolve(variables.getOrDefault("MADOGUCHI_FAX_FILE", ""));
        if (name.isEmpty() || !document.normalize().startsWith(outbox)) {
            return false;
        }
        synchronized (this) {
            running.put(name, number(originate));
        }
        changes.happened();
        notes.put(FAMILY, name, "STARTED");
        line.execute(() -> transmit(originate, name, document, notes));
        return true;
    }

    private void transmit(AmiMessage originate, String name, Path document, Notes notes) {
        events.accept(
                AmiMessage.event("OriginateResponse")
                        .with("ActionID", originate.get("ActionID"))
                        .with("Response", "Success")
                        .with("Uniqueid", name));
        String result;
        try {
            List<byte[]> pages = pages(document);
            keep(new Received(name, number(originate), clock.instant(), pages));
            result = "SUCCESS:" + pages.size() + ":";
        } catch (IOException | RuntimeException e) {
            log.warn("a document of the FAX channel cannot be read", e);
            result = "FAILED:0:FILE_ERROR";
        }
        notes.put(FAMILY, name, result);
        synchronized (this) {
            running.remove(name);
        }
        events.accept(
                AmiMessage.event("UserEvent")
                        .with("UserEvent", "MadoguchiFaxSent")
                        .with("FaxId", name)
                        .with("Result", result));
        changes.happened();
    }

    private synchronized void keep(Received fax) {
        received.addFirst(fax);
        if (received.size() > KEPT) {
            received.removeLast();
        }
    }

    private static String number(AmiMessage originate) {
        return originate.get("Channel").replaceAll("[^0-9]", "");
    }

    /** {@code Variable: NAME=value}, one a line or several with commas between. */
    private static Map<String, String> variables(AmiMessage originate) {
        Map<String, String> variables = new LinkedHashMap<>();
        for (String line : originate.all("Variable")) {
            for (String pair : line.split("[,|](?=[A-Z_]+=)")) {
                int equals = pair.indexOf('=');
                if (equals > 0) {
                    variables.put(pair.substring(0, equals), pair.substring(equals + 1));
                }
            }
        }
        return variables;
    }

    private static List<byte[]> pages(Path document) throws IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName("tiff").next();
        try (ImageInputStream in = ImageIO.createImageInputStream(document.toFile())) {
            reader.setInput(in);
            int count = Math.min(reader.getNumImages(true), MOST_PAGES);
            List<byte[]> pages = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                ByteArrayOutputStream page = new ByteArrayOutputStream();
                ImageIO.write(reader.read(i), "png", page);
                pages.add(page.toByteArray());
            }
            return pages;
        } finally {
            reader.dispose();
        }
    }

    /** The newest first. */
    synchronized List<Received> received() {
        return List.copyOf(received);
    }

    /** Numbers of the machines that ring now. */
    synchronized List<String> ringing() {
        return List.copyOf(running.values());
    }

    /** As Asterisk lists its channels. */
    synchronized List<AmiMessage> channels() {
        List<AmiMessage> channels = new ArrayList<>();
        for (String name : running.keySet()) {
            channels.add(
                    AmiMessage.event("CoreShowChannel")
                            .with("Channel", "PJSIP/fax-" + name)
                            .with("Uniqueid", name)
                            .with("Linkedid", name)
                            .with("Context", "madoguchi-fax-out"));
        }
        return channels;
    }
}
