// SPDX-License-Identifier: Apache-2.0
/** Values that every part of the product uses. */
@Export
@Version("0.1.0")
package org.madoguchi.api;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
