// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.email.internal;

import java.io.Closeable;
import java.io.IOException;
import org.madoguchi.api.channel.InboundMessage;

/**
 * A message whose content is read from the fetched mail; valid until it is closed.
 *
 * @param file closes what it is read from
 */
record ParsedMail(InboundMessage message, Closeable file) implements Closeable {
    @Override
    public void close() throws IOException {
        file.close();
    }
}
