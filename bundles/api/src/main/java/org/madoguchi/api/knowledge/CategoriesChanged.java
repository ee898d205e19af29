// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.knowledge;

import java.time.Instant;
import org.madoguchi.api.event.DomainEvent;

/** The category trees changed. */
public record CategoriesChanged(Instant at) implements DomainEvent {}
