// SPDX-License-Identifier: Apache-2.0
/** What happened in the core, told to whoever wants to know. */
@Export
@Version("0.1.0")
package org.madoguchi.api.event;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
