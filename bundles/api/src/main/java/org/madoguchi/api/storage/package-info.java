// SPDX-License-Identifier: Apache-2.0
/** One transaction over all modules of the core, and a place for large content. */
@Export
@Version("0.1.0")
package org.madoguchi.api.storage;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
