// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.util.List;
import org.madoguchi.api.cases.CaseSummary;
import org.madoguchi.api.contact.Contact;
import org.madoguchi.api.contact.Terminals;
import org.madoguchi.api.directory.DirectoryHit;
import org.madoguchi.api.knowledge.ArticleSearch;
import org.madoguchi.api.knowledge.Audience;

/** What was found for a text in all places. */
record SearchPage(
        Screen screen,
        String text,
        List<CaseSummary> cases,
        List<Contact> contacts,
        List<Terminals.Terminal> terminals,
        List<FoundArticle> articles,
        List<DirectoryHit> departments) {
    SearchPage {
        cases = List.copyOf(cases);
        contacts = List.copyOf(contacts);
        terminals = List.copyOf(terminals);
        articles = List.copyOf(articles);
        departments = List.copyOf(departments);
    }

    /**
     * @param audience who may read it: what is said to a citizen must be for citizens
     */
    record FoundArticle(ArticleSearch.Hit hit, Audience audience) {}

    boolean isEmpty() {
        return cases.isEmpty()
                && contacts.isEmpty()
                && terminals.isEmpty()
                && articles.isEmpty()
                && departments.isEmpty();
    }

    DirectoryPages.Found directory() {
        return new DirectoryPages.Found(screen, text, departments);
    }
}
