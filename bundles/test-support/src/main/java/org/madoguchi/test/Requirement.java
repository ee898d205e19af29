// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The demands of the four specifications that a test proves, such as {@code FJ-042}. {@code
 * docs/compliance.md} is generated from these.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Requirement {
    /** Ids as in {@code docs/requirements/*.csv}. */
    String[] value();
}
