// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.email.internal;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Mails byte by byte, as programs of all ages send them. */
final class Eml {
    static final Charset JIS = Charset.forName("x-windows-50221");
    static final Charset SHIFT_JIS = Charset.forName("windows-31j");
    static final Charset EUC = Charset.forName("x-eucJP-Open");

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    /** A mail from 佐藤 花子 with a subject, a date and a Message-ID. */
    static Eml fromSato() {
        return new Eml()
                .line("Return-Path: <hanako.sato@example.jp>")
                .line(
                        "From: =?ISO-2022-JP?B?"
                                + base64("佐藤 花子", JIS)
                                + "?= <Hanako.Sato@example.jp>")
                .line("To: desk@asahi.example")
                .line("Date: Sat, 21 Nov 2026 10:00:00 +0900")
                .line("Message-ID: <m1@example.jp>")
                .line("MIME-Version: 1.0");
    }

    Eml line(String ascii) {
        return text(ascii + "\r\n", StandardCharsets.ISO_8859_1);
    }

    Eml text(String text, Charset charset) {
        bytes.writeBytes(text.getBytes(charset));
        return this;
    }

    Eml subject(String subject) {
        return line("Subject: =?UTF-8?B?" + base64(subject, StandardCharsets.UTF_8) + "?=");
    }

    Eml body(String text, Charset charset) {
        return line("").text(text, charset);
    }

    byte[] bytes() {
        return bytes.toByteArray();
    }

    static String base64(String text, Charset charset) {
        return Base64.getEncoder().encodeToString(text.getBytes(charset));
    }
}
