// SPDX-License-Identifier: Apache-2.0
/** Who works here and what they may do. */
@Export
@Version("0.1.0")
package org.madoguchi.api.identity;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
