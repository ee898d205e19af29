// SPDX-License-Identifier: Apache-2.0
/**
 * Calls, the operators who take them, and the telephone system behind them.
 *
 * <p>Whoever connects a telephone system registers a {@link
 * org.madoguchi.api.telephony.PhoneSystem} and tells {@link
 * org.madoguchi.api.telephony.CallReports} what happens there; fronts ask {@link
 * org.madoguchi.api.telephony.Calls}, {@link org.madoguchi.api.telephony.CallLog} and {@link
 * org.madoguchi.api.telephony.Operators}. Nothing here knows of a maker's protocol.
 */
@Export
@Version("0.1.0")
package org.madoguchi.api.telephony;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
