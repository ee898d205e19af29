// SPDX-License-Identifier: Apache-2.0
/** Figures of the desk's work over a period, and what reports say of it. */
@Export
@Version("0.1.0")
package org.madoguchi.api.figures;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
