// SPDX-License-Identifier: Apache-2.0
/** Service levels (サービス指標, SLA): what is measured month by month, and what was promised. */
@Export
@Version("0.1.0")
package org.madoguchi.api.servicelevel;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
