// SPDX-License-Identifier: Apache-2.0
/**
 * The contract of a channel: one way citizens reach the desk.
 *
 * <p>Whoever writes a channel implements {@link org.madoguchi.api.channel.Channel}, hands what
 * arrives to {@link org.madoguchi.api.channel.Inbox}, and needs nothing else of this product. Texts
 * of strangers are cleaned where they enter these records: what a database or a terminal cannot
 * take is shown as U+FFFD. See docs/write-a-channel.md.
 */
@Export
@Version("0.1.0")
package org.madoguchi.api.channel;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
