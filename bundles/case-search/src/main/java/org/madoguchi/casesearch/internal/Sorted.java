// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.casesearch.internal;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.apache.lucene.document.LongField;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.SortedNumericSelector;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TopFieldDocs;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.cases.CaseOrder;
import org.madoguchi.api.cases.CaseSearch;

/** What is found, in the order of a column; the id decides between those that are alike. */
final class Sorted {
    private final Sort order;

    Sorted(CaseOrder wanted) {
        order = new Sort(field(wanted), new SortField(Fields.ID, SortField.Type.LONG, true));
    }

    /** What has no value comes last either way. */
    private static SortField field(CaseOrder wanted) {
        boolean down = wanted.descending();
        SortField field =
                switch (wanted.column()) {
                    case ACTIVITY -> new SortField(Fields.ACTIVITY, SortField.Type.LONG, down);
                    case NUMBER -> new SortField(Fields.ID, SortField.Type.LONG, down);
                    case OPENED -> time(Fields.OPENED, down);
                    case CLOSED -> time(Fields.CLOSED, down);
                    case DUE -> time(Fields.DUE, down);
                    case STATE -> new SortField(Fields.STATE_RANK, SortField.Type.LONG, down);
                    case ASSIGNEE -> new SortField(Fields.ASSIGNEE_SORT, SortField.Type.LONG, down);
                    case TEAM -> new SortField(Fields.TEAM_SORT, SortField.Type.LONG, down);
                    case DEPARTMENT ->
                            new SortField(Fields.DEPARTMENT_SORT, SortField.Type.LONG, down);
                    case TOPIC -> new SortField(Fields.TOPIC_SORT, SortField.Type.LONG, down);
                    case SUBJECT -> new SortField(Fields.SUBJECT_SORT, SortField.Type.STRING, down);
                    case CONTACT -> new SortField(Fields.CONTACT_SORT, SortField.Type.STRING, down);
                    case CHANNEL -> new SortField(Fields.CHANNEL_SORT, SortField.Type.STRING, down);
                    case TAGS -> new SortField(Fields.TAG_SORT, SortField.Type.STRING, down);
                    case DISPOSITION ->
                            new SortField(Fields.DISPOSITION_SORT, SortField.Type.STRING, down);
                    case DISTRICT -> new SortField(Fields.TOWN_SORT, SortField.Type.STRING, down);
                    case LANGUAGE ->
                            new SortField(Fields.LANGUAGE_SORT, SortField.Type.STRING, down);
                };
        if (field.getType() == SortField.Type.STRING) {
            field.setMissingValue(down ? SortField.STRING_FIRST : SortField.STRING_LAST);
        } else {
            field.setMissingValue(down ? Long.MIN_VALUE : Long.MAX_VALUE);
        }
        return field;
    }

    private static SortField time(String field, boolean down) {
        return LongField.newSortField(field, down, SortedNumericSelector.Type.MIN);
    }

    /**
     * @param end how many from the beginning, at least one
     */
    CaseSearch.Hits find(IndexSearcher searcher, Query wanted, int from, int end)
            throws IOException {
        TopFieldDocs found =
                searcher.search(
                        wanted, new TopFieldCollectorManager(order, end, null, Integer.MAX_VALUE));
        List<CaseId> page =
                Arrays.stream(found.scoreDocs)
                        .skip(from)
                        .map(hit -> CaseId.ofLong((Long) ((FieldDoc) hit).fields[1]))
                        .toList();
        return new CaseSearch.Hits(page, found.totalHits.value);
    }
}
