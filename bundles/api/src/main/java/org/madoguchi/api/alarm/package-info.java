// SPDX-License-Identifier: Apache-2.0
/** What whoever runs the desk must know now. */
@Export
@Version("0.1.0")
package org.madoguchi.api.alarm;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
