// SPDX-License-Identifier: Apache-2.0
package jp.example.channel.folder.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.madoguchi.api.Content;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.channel.Address;
import org.madoguchi.api.channel.InboundMessage;
import org.madoguchi.api.channel.Party;
import org.madoguchi.api.channel.Thread;

/**
 * From a file to the desk's terms. It never gives up: what cannot be read is a problem that the
 * operator sees, and the file is kept byte for byte.
 */
final class IncomingFiles {
    private static final Pattern HEADER = Pattern.compile("([A-Za-z-]{1,30}):[ \\t]*(.*)");
    private static final Pattern BLANK_LINE = Pattern.compile("\\r?\\n\\r?\\n");
    private static final int MAX_ADDRESS = 320;

    /** Of a file that is too long this much is read. */
    private static final int BEGINNING = 64 * 1024;

    private static final long MEGABYTE = 1024L * 1024L;

    private final FolderSettings settings;

    IncomingFiles(FolderSettings settings) {
        this.settings = settings;
    }

    InboundMessage read(Path file, Instant now) throws IOException {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new IOException(file.getFileName() + " is no file");
        }
        long size = Files.size(file);
        boolean whole = size <= settings.maxBytes();
        byte[] bytes = beginning(file, whole ? (int) size : BEGINNING);
        String read = decoded(bytes);
        String[] parts = BLANK_LINE.split(read, 2);
        Map<String, String> headers = headers(parts[0]);
        boolean understood = parts.length == 2 && headers.containsKey("from");

        InboundMessage.Builder message =
                InboundMessage.from(
                                settings.id(),
                                externalId(file, headers, size, bytes),
                                now,
                                Content.of(bytes),
                                "text/plain")
                        .sender(sender(headers))
                        .subject(headers.getOrDefault("subject", ""))
                        .text(understood ? parts[1] : read)
                        .thread(thread(headers));
        if (!understood) {
            message.problem(text("problem.headers"));
        }
        if (read.indexOf('\uFFFD') >= 0) {
            message.problem(text("problem.charset"));
        }
        if (!whole) {
            message.problem(
                    text(
                            "problem.size",
                            Long.toString(size / MEGABYTE),
                            Long.toString(settings.maxBytes() / MEGABYTE),
                            file.getFileName().toString()));
        }
        return message.build();
    }

    private static byte[] beginning(Path file, int length) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(length);
        }
    }

    /** UTF-8, or what older Japanese systems write, or as much as can be read. */
    private static String decoded(byte[] bytes) {
        for (Charset charset : List.of(StandardCharsets.UTF_8, Charset.forName("windows-31j"))) {
            try {
                return charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            } catch (CharacterCodingException e) {
                continue;
            }
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** Lines "Name: value", the names in small letters; empty when another line is among them. */
    private static Map<String, String> headers(String block) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (String line : block.replaceFirst("^\\uFEFF", "").split("\\r?\\n")) {
            Matcher header = HEADER.matcher(line);
            if (!header.matches()) {
                return Map.of();
            }
            headers.putIfAbsent(header.group(1).toLowerCase(Locale.ROOT), header.group(2).strip());
        }
        return headers;
    }

    private static Party sender(Map<String, String> headers) {
        String address = headers.getOrDefault("from", "").toLowerCase(Locale.ROOT);
        boolean usable = !address.isEmpty() && address.length() <= MAX_ADDRESS;
        return new Party(
                usable ? new Address(FolderChannel.ADDRESSES, address) : Address.NONE,
                headers.getOrDefault("name", ""));
    }

    private static Thread thread(Map<String, String> headers) {
        String answered = headers.getOrDefault("in-reply-to", "");
        String token = headers.getOrDefault("case-token", "");
        return new Thread(
                headers.getOrDefault("message-id", ""),
                answered.isEmpty() ? List.of() : List.of(answered),
                token.isEmpty() ? List.of() : List.of(token));
    }

    /**
     * The same file handed in again is the same message, after a crash between storing and moving
     * as well; another content under a used id or name is another message.
     */
    private static String externalId(
            Path file, Map<String, String> headers, long size, byte[] bytes) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            String name = headers.getOrDefault("message-id", file.getFileName().toString());
            digest.update((name + "\n" + size + "\n").getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static LocalizedText text(String key, Object... values) {
        return LocalizedText.from(IncomingFiles.class, key, values);
    }
}
