// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.knowledge;

import java.time.Instant;
import org.madoguchi.api.event.DomainEvent;

/** An article was written, published or taken off. */
public record ArticleChanged(ArticleId id, Instant at) implements DomainEvent {}
