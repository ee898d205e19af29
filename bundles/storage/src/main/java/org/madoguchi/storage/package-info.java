// SPDX-License-Identifier: Apache-2.0
/**
 * How a core module keeps its tables: JPA on the one transaction of all modules. Not for channels
 * or fronts.
 */
@Export
@Version("0.1.0")
package org.madoguchi.storage;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
