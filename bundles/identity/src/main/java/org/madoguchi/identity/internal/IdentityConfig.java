// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.identity.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

@ObjectClassDefinition(name = "Madoguchi: accounts and sign-in")
@interface IdentityConfig {
    @AttributeDefinition(description = "Shortest password, in characters")
    int password_minLength() default 8;

    @AttributeDefinition(description = "What a password must have: upper, lower, digit, symbol")
    String password_require() default "upper, lower, digit";

    @AttributeDefinition(description = "Passwords must be changed after so many days; 0: never")
    int password_maxDays() default 0;

    @AttributeDefinition(description = "Steps of 30 seconds that a code may be early or late")
    int secondFactor_window() default 1;

    @AttributeDefinition(
            description =
                    "Key of the stored second factors, 32 bytes in Base64; empty: from a file")
    String _secondFactor_key() default "";

    @AttributeDefinition(description = "Wrong passwords in a row that lock an account")
    int lock_failures() default 5;

    @AttributeDefinition(description = "Failures from one address that stop it; 0: never")
    int lock_originFailures() default 50;

    @AttributeDefinition(description = "How long a lock lasts, in minutes")
    int lock_minutes() default 15;

    @AttributeDefinition(description = "Unused sessions end after so many minutes")
    int session_idleMinutes() default 60;

    @AttributeDefinition(description = "Sessions end after so many hours in any case")
    int session_maxHours() default 12;

    @AttributeDefinition(description = "API tokens end after so many days; 0: never")
    int token_days() default 365;

    @AttributeDefinition(description = "Memory of one password hash, in KiB")
    int hash_memoryKiB() default 19_456;

    @AttributeDefinition(description = "Passes over that memory")
    int hash_iterations() default 2;

    @AttributeDefinition(description = "Hashes that may be computed at the same time")
    int hash_atOnce() default 2;
}
