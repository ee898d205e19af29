// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.telephony;

/**
 * Where callers wait for an operator.
 *
 * @param name as the telephone system has it
 * @param label what people call it, in the words of the city's menus
 */
public record PhoneQueue(String name, String label) {}
