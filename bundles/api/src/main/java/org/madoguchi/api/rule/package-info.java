// SPDX-License-Identifier: Apache-2.0
/** Macros: several acts on a case in one go. Rules: what the desk does by itself, and when. */
@Export
@Version("0.1.0")
package org.madoguchi.api.rule;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
