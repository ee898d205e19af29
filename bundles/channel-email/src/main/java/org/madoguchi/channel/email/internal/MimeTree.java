// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.email.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Takes a mail apart in one reading (RFC 2046 section 5.1). More lenient than the standard: a
 * missing blank line, boundary or end is borne. Parts beyond the limits stay closed.
 */
final class MimeTree {
    static final int MAX_DEPTH = 20;
    static final int MAX_PARTS = 300;

    private static final Pattern FIELD =
            Pattern.compile("[!-9;-~]{1,200}[ \\t]*:.*", Pattern.DOTALL);
    private static final Pattern MBOX = Pattern.compile(">?From .*", Pattern.DOTALL);
    private static final int NO_BOUNDARY = -1;

    private final MailLines lines;
    private final List<String> boundaries = new ArrayList<>();
    private int parts;
    private boolean cut;

    // what the line that ended the last body was
    private int hit = NO_BOUNDARY;
    private boolean closing;
    private long bodyEnd;

    private MimeTree(MailLines lines) {
        this.lines = lines;
    }

    /**
     * @param cut whether there are more parts than were taken
     */
    record Tree(MailPart mail, boolean cut) {}

    static Tree of(MailLines lines) throws IOException {
        MimeTree tree = new MimeTree(lines);
        MailPart mail = tree.part("text/plain", 0);
        return new Tree(mail, tree.cut);
    }

    static MailHeaders headers(MailLines lines) throws IOException {
        return new MimeTree(lines).readHead().headers;
    }

    /**
     * @param begin of the body
     * @param done the body has ended already, at a boundary or with the mail
     * @param atText the first line of the body was read already
     */
    private record Head(MailHeaders headers, long begin, boolean done, boolean atText) {}

    private MailPart part(String defaultType, int depth) throws IOException {
        parts++;
        Head head = readHead();
        StructuredHeader type = StructuredHeader.parse(head.headers.first("Content-Type"));
        if (type.value().isEmpty() || type.value().equals("text")) {
            type = new StructuredHeader(defaultType, type.parameters());
        }
        String boundary = type.parameter("boundary").strip();
        boolean open =
                type.value().startsWith("multipart/")
                        && !boundary.isEmpty()
                        && depth < MAX_DEPTH
                        && !head.done;
        List<MailPart> children = List.of();
        boolean sound = true;
        if (open) {
            boundaries.add(boundary);
            toBoundary(head.atText);
            children = children(type, depth);
            sound = hit == boundaries.size() - 1 && closing;
            boundaries.remove(boundaries.size() - 1);
            if (sound) {
                toBoundary(false);
            }
        } else if (!head.done) {
            toBoundary(head.atText);
        }
        return new MailPart(
                head.headers,
                type,
                head.begin,
                Math.max(head.begin, bodyEnd),
                List.copyOf(children),
                sound);
    }

    private List<MailPart> children(StructuredHeader type, int depth) throws IOException {
        int own = boundaries.size() - 1;
        String childType =
                type.value().equals("multipart/digest") ? "message/rfc822" : "text/plain";
        List<MailPart> children = new ArrayList<>();
        while (hit == own && !closing) {
            if (parts < MAX_PARTS) {
                children.add(part(childType, depth + 1));
            } else {
                cut = true;
                toBoundary(false);
            }
        }
        return children;
    }

    private Head readHead() throws IOException {
        MailHeaders headers = new MailHeaders();
        boolean any = false;
        while (lines.next()) {
            if (lines.isBlank()) {
                headers.end();
                return new Head(headers, lines.position(), false, false);
            }
            if (atBoundary()) {
                headers.end();
                bodyEnd = lines.begin();
                return new Head(headers, lines.begin(), true, false);
            }
            String line = lines.text();
            boolean goesOn = any && (line.startsWith(" ") || line.startsWith("\t"));
            if (goesOn || FIELD.matcher(line).matches()) {
                headers.add(line);
                any = true;
            } else if (!MBOX.matcher(line).matches()) {
                // no blank line before the text
                headers.end();
                return new Head(headers, lines.begin(), false, true);
            }
        }
        headers.end();
        hit = NO_BOUNDARY;
        bodyEnd = lines.position();
        return new Head(headers, lines.position(), true, false);
    }

    /**
     * Reads on behind the next boundary of any open multipart. The line break before a boundary
     * belongs to it.
     *
     * @param atText whether the present line is the first of the body
     */
    private void toBoundary(boolean atText) throws IOException {
        boolean more = atText || lines.next();
        bodyEnd = lines.begin();
        while (more) {
            if (atBoundary()) {
                return;
            }
            bodyEnd = lines.end();
            more = lines.next();
        }
        hit = NO_BOUNDARY;
        bodyEnd = lines.position();
    }

    private boolean atBoundary() {
        if (!lines.startsWithDashes() || boundaries.isEmpty()) {
            return false;
        }
        String line = lines.text();
        for (int i = boundaries.size() - 1; i >= 0; i--) {
            if (line.startsWith(boundaries.get(i), 2)) {
                String rest = line.substring(2 + boundaries.get(i).length()).strip();
                if (rest.isEmpty() || rest.equals("--")) {
                    hit = i;
                    closing = !rest.isEmpty();
                    return true;
                }
            }
        }
        return false;
    }
}
