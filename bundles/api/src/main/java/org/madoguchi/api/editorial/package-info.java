// SPDX-License-Identifier: Apache-2.0
/** How the FAQ is used, and what its editors make of that. */
@Export
@Version("0.1.0")
package org.madoguchi.api.editorial;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
