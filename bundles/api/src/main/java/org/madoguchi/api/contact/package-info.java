// SPDX-License-Identifier: Apache-2.0
/** Citizens and organisations as the desk knows them. */
@Export
@Version("0.2.0")
package org.madoguchi.api.contact;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
