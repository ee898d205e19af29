// SPDX-License-Identifier: Apache-2.0
/** Copies of everything that a city must not lose. */
@Export
@Version("0.1.0")
package org.madoguchi.api.backup;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
