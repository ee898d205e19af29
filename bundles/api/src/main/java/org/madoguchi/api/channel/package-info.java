// SPDX-License-Identifier: Apache-2.0
/** The contract of a channel: one way citizens reach the desk. See docs/write-a-channel.md. */
@Export
@Version("0.1.0")
package org.madoguchi.api.channel;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
