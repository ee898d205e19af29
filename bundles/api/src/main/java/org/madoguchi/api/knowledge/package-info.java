// SPDX-License-Identifier: Apache-2.0
/** FAQ articles and how they are found. */
@Export
@Version("0.2.0")
package org.madoguchi.api.knowledge;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
