// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.itests.compliance;

/**
 * One test that carries a requirement's id.
 *
 * @param source its file, relative to the root of the sources
 * @param test class and method, or the class alone when all of it proves the demand
 */
record Proof(String requirement, String source, String test) implements Comparable<Proof> {
    @Override
    public int compareTo(Proof other) {
        return (source + test).compareTo(other.source + other.test);
    }
}
