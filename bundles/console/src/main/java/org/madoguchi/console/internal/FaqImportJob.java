// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import org.madoguchi.api.knowledge.ArticleTransfer.Progress;

/** An import that runs, or has ended. */
record FaqImportJob(Screen screen, Progress progress) {
    String path() {
        return "/console/faq/import/jobs/" + progress.id().value();
    }

    boolean done() {
        return progress.report().isPresent();
    }

    boolean failed() {
        return progress.report().map(report -> !report.problems().isEmpty()).orElse(false);
    }
}
