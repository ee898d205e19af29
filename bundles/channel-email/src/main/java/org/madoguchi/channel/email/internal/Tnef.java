// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.email.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.madoguchi.api.Content;

/**
 * Opens {@code winmail.dat}, the wrapping of Outlook's own (MS-OXTNEF). What can be read of a
 * broken one is read; files are not copied, they are read from within it.
 */
final class Tnef {
    private static final long SIGNATURE = 0x223e9f78L;
    private static final int MAX_DEPTH = 3;
    private static final int MAX_FILES = 300;

    private static final int BODY = 0x800c;
    private static final int ATTACH_DATA = 0x800f;
    private static final int ATTACH_TITLE = 0x8010;
    private static final int ATTACH_BEGIN = 0x9002;
    private static final int MESSAGE_PROPERTIES = 0x9003;
    private static final int ATTACH_PROPERTIES = 0x9005;
    private static final int CODE_PAGE = 0x9007;

    private final int depth;
    private final List<Wrapped> files = new ArrayList<>();
    private String charset = "windows-31j";
    private String text = "";
    private boolean sound = true;

    // of the attachment that is being read
    private boolean attaching;
    private String title = "";
    private String mediaType = "";
    private Content data = Content.of(new byte[0]);

    private Tnef(int depth) {
        this.depth = depth;
    }

    /** A file within. */
    record Wrapped(String name, String mediaType, Content content) {}

    /**
     * @param text of the message, empty when it is only there as RTF
     * @param sound whether everything within could be read
     */
    record Opened(List<Wrapped> files, String text, boolean sound) {}

    static Opened open(Content winmail) {
        return open(winmail, 0);
    }

    private static Opened open(Content winmail, int depth) {
        Tnef tnef = new Tnef(depth);
        try (TnefInput in = new TnefInput(winmail)) {
            tnef.read(in);
        } catch (IOException e) {
            // lengths that lie; a broken disk is told otherwise, see RawMail
            tnef.sound = false;
        }
        tnef.endAttachment();
        return new Opened(List.copyOf(tnef.files), tnef.text, tnef.sound);
    }

    private void read(TnefInput in) throws IOException {
        if (in.number() != SIGNATURE) {
            sound = false;
            return;
        }
        in.shortNumber();
        while (!in.atEnd() && files.size() < MAX_FILES) {
            in.octet();
            int id = (int) (in.number() & 0xffff);
            long length = in.number();
            long end = in.position() + length;
            attribute(in, id, length);
            in.to(end);
            // the checksum proves nothing that the lengths do not
            in.shortNumber();
        }
    }

    private void attribute(TnefInput in, int id, long length) throws IOException {
        switch (id) {
            case CODE_PAGE -> charset = charset(in.number());
            case BODY -> text = line(in.bytes(length));
            case MESSAGE_PROPERTIES -> message(TnefProperties.read(in, in.position() + length));
            case ATTACH_BEGIN -> {
                endAttachment();
                attaching = true;
            }
            case ATTACH_TITLE -> title = line(in.bytes(length));
            case ATTACH_DATA -> data = in.slice(length);
            case ATTACH_PROPERTIES -> attachment(TnefProperties.read(in, in.position() + length));
            default -> {
                // nothing that a reader would miss
            }
        }
    }

    private void message(TnefProperties properties) throws IOException {
        if (properties.has(TnefProperties.BODY)) {
            text = properties.text(TnefProperties.BODY, charset);
        } else if (properties.has(TnefProperties.HTML) && text.isEmpty()) {
            String htmlCharset =
                    properties.has(TnefProperties.CODE_PAGE)
                            ? charset(properties.number(TnefProperties.CODE_PAGE))
                            : charset;
            text = HtmlText.of(properties.text(TnefProperties.HTML, htmlCharset));
        } else if (properties.has(TnefProperties.RTF) && text.isEmpty()) {
            sound = false;
        }
    }

    private void attachment(TnefProperties properties) throws IOException {
        for (int name :
                new int[] {
                    TnefProperties.LONG_FILE_NAME,
                    TnefProperties.FILE_NAME,
                    TnefProperties.DISPLAY_NAME
                }) {
            if (properties.has(name)) {
                title = properties.text(name, charset);
                break;
            }
        }
        mediaType = properties.text(TnefProperties.MIME_TAG, charset);
        if (properties.isObject(TnefProperties.DATA)) {
            takeMessage(properties.content(TnefProperties.DATA));
        } else if (properties.has(TnefProperties.DATA)) {
            data = properties.content(TnefProperties.DATA);
        }
    }

    /** A message as an attachment: its text as a file, and its own files. */
    private void takeMessage(Content wrapped) {
        attaching = false;
        if (depth == MAX_DEPTH) {
            sound = false;
            return;
        }
        Opened inner = open(wrapped, depth + 1);
        sound &= inner.sound;
        files.add(new Wrapped(title + ".txt", "text/plain", Content.ofUtf8(inner.text)));
        files.addAll(inner.files);
    }

    private void endAttachment() {
        if (attaching) {
            files.add(new Wrapped(title, mediaType, data));
        }
        attaching = false;
        title = "";
        mediaType = "";
        data = Content.of(new byte[0]);
    }

    private String line(byte[] bytes) {
        String line = JapaneseText.decode(bytes, charset).text();
        int zero = line.indexOf(0);
        return zero < 0 ? line : line.substring(0, zero);
    }

    private static String charset(long codePage) {
        if (codePage == 65001) {
            return "utf-8";
        }
        return codePage == 932 ? "windows-31j" : "windows-" + codePage;
    }
}
