// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.platform.asterisk;

/**
 * How to sign in to Asterisk's manager interface. The user needs the right {@code reporting} at
 * least; {@link #toString} keeps the secret to itself.
 */
public record AmiAccount(String host, int port, String user, String secret) {
    @Override
    public String toString() {
        return user + "@" + host + ":" + port;
    }
}
