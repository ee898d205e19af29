// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.PermissionDeniedException;
import org.madoguchi.api.identity.Role;
import org.madoguchi.api.knowledge.ArticleQuery;
import org.madoguchi.api.knowledge.ArticleSearch;
import org.madoguchi.api.knowledge.Reader;

/** Whose articles are offered to whom who writes an answer. */
class CandidatesTest {
    private final List<ArticleQuery> asked = new ArrayList<>();
    private final ArticleSearch search = new Listening();

    private final class Listening implements ArticleSearch {
        @Override
        public Found search(ArticleQuery query) {
            asked.add(query);
            return Found.NOTHING;
        }

        @Override
        public List<Hit> suggest(String typed, Reader reader, int limit) {
            throw new UnsupportedOperationException("not needed on a case");
        }

        @Override
        public long rebuild() {
            throw new UnsupportedOperationException("not needed on a case");
        }

        @Override
        public long size() {
            throw new UnsupportedOperationException("not needed on a case");
        }
    }

    @Test
    void theDeskShouldBeOfferedItsOwnArticlesAndThoseOfCitizens() {
        assertThat(readerOf(Sample.actor(Role.OPERATOR))).isEqualTo(Reader.DESK);
        assertThat(readerOf(Sample.actor(Role.SUPERVISOR))).isEqualTo(Reader.DESK);
    }

    @Test
    void aDepartmentShouldBeOfferedWhatIsForCityStaffToo() {
        assertThat(readerOf(Sample.ofDepartment(Role.DEPARTMENT_STAFF))).isEqualTo(Reader.STAFF);
    }

    @Test
    void whoAnswersNothingShouldNotSearchOnACase() {
        CaseArticlesResource.requireAnswering(Sample.ofDepartment(Role.DEPARTMENT_STAFF));
        CaseArticlesResource.requireAnswering(Sample.actor(Role.OPERATOR));
        assertThatThrownBy(
                        () ->
                                CaseArticlesResource.requireAnswering(
                                        Sample.actor(Role.FRONT_SYSTEM)))
                .isInstanceOf(PermissionDeniedException.class);
    }

    private Reader readerOf(Actor actor) {
        asked.clear();
        Screen screen = Sample.screen(actor, Locale.JAPANESE, "inbox", "");
        Candidates.of(screen, search, null, "粗大ごみ");
        return asked.get(0).reader();
    }
}
