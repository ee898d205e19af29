// SPDX-License-Identifier: Apache-2.0
/** Forms of the public site, and items of cases, that an administrator defines. */
@Export
@Version("0.2.0")
package org.madoguchi.api.form;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
