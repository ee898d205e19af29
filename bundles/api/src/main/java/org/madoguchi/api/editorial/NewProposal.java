// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.editorial;

import java.util.Optional;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.directory.DepartmentId;
import org.madoguchi.api.knowledge.ArticleId;

/** As {@link Proposal}, before it has a number. */
public record NewProposal(
        Proposal.Kind kind,
        Proposal.Source source,
        Optional<ArticleId> article,
        Optional<CaseId> origin,
        String title,
        String text,
        Optional<DepartmentId> department) {}
