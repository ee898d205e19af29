// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.email.internal;

/** Joins the soft line breaks of {@code format=flowed} (RFC 3676). */
final class Flowed {
    private static final int NO_LINE_OPEN = -1;

    private Flowed() {}

    static String join(String text, boolean deleteSpace) {
        StringBuilder joined = new StringBuilder(text.length());
        int openDepth = NO_LINE_OPEN;
        boolean first = true;
        for (String line : text.split("\\r?\\n", -1)) {
            int depth = quoteDepth(line);
            String content = line.substring(depth);
            String unstuffed = content.startsWith(" ") ? content.substring(1) : content;
            boolean signature = unstuffed.equals("-- ");
            if (openDepth == depth && !signature) {
                joined.append(unstuffed);
            } else {
                if (!first) {
                    joined.append('\n');
                }
                joined.append(">".repeat(depth)).append(depth > 0 ? " " : "").append(unstuffed);
            }
            first = false;
            boolean flows = unstuffed.endsWith(" ") && !signature;
            if (flows && deleteSpace) {
                joined.setLength(joined.length() - 1);
            }
            openDepth = flows ? depth : NO_LINE_OPEN;
        }
        return joined.toString();
    }

    private static int quoteDepth(String line) {
        int depth = 0;
        while (depth < line.length() && line.charAt(depth) == '>') {
            depth++;
        }
        return depth;
    }
}
