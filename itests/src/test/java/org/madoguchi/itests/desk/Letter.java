// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.itests.desk;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;

/**
 * A mail as a mail program writes it, byte for byte. By hand, because no library writes what the
 * desk must bear.
 */
final class Letter {
    private static final Charset JIS = Charset.forName("ISO-2022-JP");

    private final String id = "<" + UUID.randomUUID() + "@example.jp>";
    private final StringBuilder headers = new StringBuilder();
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private final String from;

    private Letter(String from) {
        this.from = from;
    }

    /** Headers that every well-behaved program writes. */
    static Letter from(String address, String name, String subject) {
        return bare(address)
                .header("From", word(name, StandardCharsets.UTF_8) + " <" + address + ">")
                .header("Subject", word(subject, StandardCharsets.UTF_8));
    }

    /** As an old Japanese mail program writes it. */
    static Letter inJis(String address, String name, String subject, String text) {
        return bare(address)
                .header("From", word(name, JIS) + " <" + address + ">")
                .header("Subject", word(subject, JIS))
                .header("MIME-Version", "1.0")
                .header("Content-Type", "text/plain; charset=ISO-2022-JP")
                .header("Content-Transfer-Encoding", "7bit")
                .body(text.getBytes(JIS));
    }

    /** Without From and Subject. */
    static Letter bare(String address) {
        Letter letter = new Letter(address);
        return letter.header("Message-ID", letter.id)
                .header("Date", "Sat, 21 Nov 2026 10:02:00 +0900")
                .header("To", Town.DESK);
    }

    /** No header at all. */
    static Letter headless(String address) {
        return new Letter(address);
    }

    Letter header(String name, String value) {
        headers.append(name).append(": ").append(value).append("\r\n");
        return this;
    }

    Letter inReplyTo(String messageId) {
        return header("In-Reply-To", messageId).header("References", messageId);
    }

    Letter text(String text) {
        return header("MIME-Version", "1.0")
                .header("Content-Type", "text/plain; charset=UTF-8")
                .header("Content-Transfer-Encoding", "8bit")
                .body(text.getBytes(StandardCharsets.UTF_8));
    }

    Letter textWithFile(String text, String fileName, String type, byte[] file) {
        String edge = "edge-of-a-part";
        header("MIME-Version", "1.0")
                .header("Content-Type", "multipart/mixed; boundary=\"" + edge + "\"");
        part(
                edge,
                "Content-Type: text/plain; charset=UTF-8\r\nContent-Transfer-Encoding: base64",
                text.getBytes(StandardCharsets.UTF_8));
        part(
                edge,
                "Content-Type: "
                        + type
                        + "\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: attachment; filename*=UTF-8''"
                        + percent(fileName),
                file);
        return body(("--" + edge + "--\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    private void part(String edge, String partHeaders, byte[] content) {
        body(("--" + edge + "\r\n" + partHeaders + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        body(Base64.getMimeEncoder().encode(content));
        body("\r\n".getBytes(StandardCharsets.US_ASCII));
    }

    Letter body(byte[] bytes) {
        body.writeBytes(bytes);
        return this;
    }

    String messageId() {
        return id;
    }

    String sender() {
        return from;
    }

    byte[] bytes() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(headers.toString().getBytes(StandardCharsets.UTF_8));
        all.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
        all.writeBytes(body.toByteArray());
        return all.toByteArray();
    }

    private static String word(String text, Charset charset) {
        return "=?"
                + charset.name()
                + "?B?"
                + Base64.getEncoder().encodeToString(text.getBytes(charset))
                + "?=";
    }

    private static String percent(String text) {
        StringBuilder escaped = new StringBuilder();
        for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
            escaped.append('%').append(String.format("%02X", each));
        }
        return escaped.toString();
    }
}
