// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.identity;

/**
 * What the browser is asked to do with a passkey.
 *
 * @param options the options of WebAuthn as JSON, byte arrays in base64url
 * @param secret of the sign-in that this belongs to; goes into a cookie. For a registration it is
 *     the session's.
 */
public record PasskeyOffer(String options, String secret) {}
