// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.sms.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.madoguchi.api.channel.PhoneNumber;

/**
 * A deliver_sm as it came: a whole short message, a part of a long one, or a receipt. Its {@link
 * #transcript} is what lies in the spool and what a case keeps as the original.
 *
 * @param sourceType type of number of the sender (SMPP 3.4 section 5.2.5)
 * @param shortMessage with its user data header
 * @param parameters optional parameters by their tag
 */
record Piece(
        Instant receivedAt,
        String source,
        int sourceType,
        String destination,
        int esmClass,
        int protocolId,
        int dataCoding,
        byte[] shortMessage,
        Map<Integer, byte[]> parameters) {
    private static final HexFormat HEX = HexFormat.of();
    private static final int TYPE_OF_MESSAGE = 0x3c;
    private static final int RECEIPT = 0x04;
    private static final int HAS_HEADER = 0x40;
    private static final String PARAMETER = "parameter.";

    /** What is inside: a citizen's words, a receipt, or signals that telephones exchange. */
    enum Sort {
        MESSAGE,
        RECEIPT,
        SIGNAL
    }

    Sort sort() {
        int type = esmClass & TYPE_OF_MESSAGE;
        return type == 0 ? Sort.MESSAGE : type == RECEIPT ? Sort.RECEIPT : Sort.SIGNAL;
    }

    Optional<byte[]> parameter(int tag) {
        return Optional.ofNullable(parameters.get(tag));
    }

    /** Unsigned; of at most four octets. */
    Optional<Integer> number(int tag) {
        return parameter(tag)
                .filter(value -> value.length >= 1 && value.length <= Integer.BYTES)
                .map(
                        value -> {
                            int number = 0;
                            for (byte octet : value) {
                                number = (number << Byte.SIZE) | (octet & 0xff);
                            }
                            return number;
                        });
    }

    private byte[] userData() {
        return shortMessage.length > 0
                ? shortMessage
                : parameter(Tag.MESSAGE_PAYLOAD).orElse(shortMessage);
    }

    /** Whether there is a header that ends before the user data does. */
    private boolean hasHeader() {
        byte[] data = userData();
        return (esmClass & HAS_HEADER) != 0 && data.length > 0 && (data[0] & 0xff) < data.length;
    }

    Optional<Concatenation> concatenation() {
        Optional<Concatenation> inHeader =
                hasHeader() ? Concatenation.inHeader(userData()) : Optional.empty();
        return inHeader.or(
                () ->
                        number(Tag.SAR_REFERENCE)
                                .flatMap(
                                        reference ->
                                                Concatenation.of(
                                                        reference,
                                                        number(Tag.SAR_TOTAL).orElse(0),
                                                        number(Tag.SAR_NUMBER).orElse(0))));
    }

    /** What people wrote, still in its code. */
    byte[] body() {
        byte[] data = userData();
        return hasHeader() ? Arrays.copyOfRange(data, 1 + (data[0] & 0xff), data.length) : data;
    }

    /** The sender's number, when it is one that can be answered. */
    Optional<PhoneNumber> sender() {
        return LineKind.numberIn(source, sourceType);
    }

    /** The same for every delivery of the same piece, whenever it comes. */
    String hash() {
        return digest(facts());
    }

    /** Names the message that the piece is a part of; of a whole message, the message. */
    String key() {
        return concatenation()
                .map(
                        c ->
                                digest(
                                        source
                                                + "\n"
                                                + destination
                                                + "\n"
                                                + c.reference()
                                                + "/"
                                                + c.total()))
                .orElseGet(this::hash);
    }

    /** Everything, readable and complete: octets in hexadecimal. */
    String transcript() {
        return "received = " + receivedAt + "\n" + facts();
    }

    private String facts() {
        StringBuilder facts =
                new StringBuilder()
                        .append(line("source", source))
                        .append(line("source.type", Integer.toString(sourceType)))
                        .append(line("destination", destination))
                        .append(line("esm_class", Integer.toString(esmClass)))
                        .append(line("protocol_id", Integer.toString(protocolId)))
                        .append(line("data_coding", Integer.toString(dataCoding)))
                        .append(line("short_message", HEX.formatHex(shortMessage)));
        new TreeMap<>(parameters)
                .forEach(
                        (tag, value) ->
                                facts.append(
                                        line(
                                                PARAMETER + HEX.toHexDigits(tag.shortValue()),
                                                HEX.formatHex(value))));
        return facts.toString();
    }

    private static String line(String name, String value) {
        return name + " = " + value.replaceAll("\\p{Cntrl}", "?") + "\n";
    }

    /**
     * @throws IllegalArgumentException when it is no whole transcript
     */
    static Piece parse(String transcript) {
        Map<String, String> values = new TreeMap<>();
        transcript
                .lines()
                .map(line -> line.split(" = ", 2))
                .filter(line -> line.length == 2)
                .forEach(line -> values.put(line[0], line[1]));
        Map<Integer, byte[]> parameters = new TreeMap<>();
        values.forEach(
                (name, value) -> {
                    if (name.startsWith(PARAMETER)) {
                        parameters.put(
                                HexFormat.fromHexDigits(name.substring(PARAMETER.length())),
                                HEX.parseHex(value));
                    }
                });
        if (!transcript.endsWith("\n") || !values.containsKey("short_message")) {
            throw new IllegalArgumentException("no whole transcript");
        }
        return new Piece(
                Instant.parse(values.get("received")),
                values.get("source"),
                Integer.parseInt(values.get("source.type")),
                values.get("destination"),
                Integer.parseInt(values.get("esm_class")),
                Integer.parseInt(values.get("protocol_id")),
                Integer.parseInt(values.get("data_coding")),
                HEX.parseHex(values.get("short_message")),
                parameters);
    }

    private static String digest(String text) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return HEX.formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
