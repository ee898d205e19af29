// SPDX-License-Identifier: Apache-2.0
/** How long what is known about citizens is kept, and its erasure. */
@Export
@Version("0.1.0")
package org.madoguchi.api.retention;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
