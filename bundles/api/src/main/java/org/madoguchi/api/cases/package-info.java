// SPDX-License-Identifier: Apache-2.0
/** The case (案件): the unit of work, with every interaction over every channel. */
@Export
@Version("0.2.0")
package org.madoguchi.api.cases;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
