// SPDX-License-Identifier: Apache-2.0
/** Classification of cases (問い合わせ分類): trees that an administrator defines. */
@Export
@Version("0.1.0")
package org.madoguchi.api.topic;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
