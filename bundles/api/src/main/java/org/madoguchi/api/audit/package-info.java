// SPDX-License-Identifier: Apache-2.0
/** Who saw and did what. */
@Export
@Version("0.1.0")
package org.madoguchi.api.audit;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
