// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.directory;

/**
 * A telephone of a department that calls are handed on to: a team, a person, a meeting room
 * (FJ-004, FJ-051).
 *
 * @param name as people say it, 1 to 100 characters
 * @param reading of the name in kana, may be empty; at most 100 characters
 * @param duties what one is asked there, may be empty; at most 300 characters
 * @param number extension or number, 1 to 20 digits
 */
public record Telephone(String name, String reading, String duties, String number) {}
