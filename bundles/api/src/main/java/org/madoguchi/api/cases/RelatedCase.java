// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.cases;

/** A case that another one has to do with. */
public record RelatedCase(CaseId id, Relation relation, String subject, CaseState state) {}
