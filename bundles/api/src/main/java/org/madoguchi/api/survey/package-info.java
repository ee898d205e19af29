// SPDX-License-Identifier: Apache-2.0
/** Surveys among citizens and staff: made, offered, answered, counted. */
@Export
@Version("0.1.0")
package org.madoguchi.api.survey;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
