// SPDX-License-Identifier: Apache-2.0
/** What everything that answers a browser or an API client shares. */
@Export
@Version("0.1.0")
package org.madoguchi.web;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
