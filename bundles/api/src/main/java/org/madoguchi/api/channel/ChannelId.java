// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.channel;

import java.util.regex.Pattern;

/**
 * Names one channel of this installation, such as {@code email-main}: lower case letters, digits
 * and hyphens, 1 to 32 characters, beginning with a letter. Kept in cases for ever.
 */
public record ChannelId(String value) {
    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]{0,31}");

    public ChannelId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("'" + value + "' is not a channel id");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
