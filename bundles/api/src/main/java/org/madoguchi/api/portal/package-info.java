// SPDX-License-Identifier: Apache-2.0
/** What channels may add to the public site. */
@Export
@Version("0.1.0")
package org.madoguchi.api.portal;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
