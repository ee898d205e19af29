// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A method of a {@link PublicResource} that another system calls, which proves itself by a
 * signature over the body: no form token is asked for, and a body of any type is given to the
 * method as it came. The path begins with {@code /hooks/}: such requests have a rate and places of
 * their own, because many come from few addresses. At most 1 MB, which must have come within 10 s.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Webhook {}
