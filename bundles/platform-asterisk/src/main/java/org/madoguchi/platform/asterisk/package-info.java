// SPDX-License-Identifier: Apache-2.0
/**
 * A lasting session with Asterisk's manager interface (AMI). Whoever needs one opens an {@link
 * org.madoguchi.platform.asterisk.AmiConnection} of their own, with a user and rights of their own.
 * Actions, responses and events are Asterisk-Java's.
 */
@Export
@Version("0.1.0")
package org.madoguchi.platform.asterisk;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
