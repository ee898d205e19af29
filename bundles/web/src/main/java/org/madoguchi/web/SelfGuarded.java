// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A public resource that guards itself. It takes nothing from cookies, so that no other site can
 * act in somebody's name by it: whoever calls names themselves in a header. And it limits what is
 * sent to it by itself, because one address may be a whole town hall. In return its requests need
 * no form token and are not counted as forms; that they are counted as pages stays.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface SelfGuarded {}
