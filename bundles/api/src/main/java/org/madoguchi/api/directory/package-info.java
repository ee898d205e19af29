// SPDX-License-Identifier: Apache-2.0
/** Departments and how to reach them. */
@Export
@Version("0.1.0")
package org.madoguchi.api.directory;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
