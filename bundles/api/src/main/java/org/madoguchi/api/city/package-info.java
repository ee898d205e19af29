// SPDX-License-Identifier: Apache-2.0
/** The city that runs this desk. */
@Export
@Version("0.1.0")
package org.madoguchi.api.city;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
