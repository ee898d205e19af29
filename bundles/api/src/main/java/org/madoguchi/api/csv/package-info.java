// SPDX-License-Identifier: Apache-2.0
/** Tables in files as spreadsheets write and read them. */
@Export
@Version("0.1.0")
package org.madoguchi.api.csv;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
