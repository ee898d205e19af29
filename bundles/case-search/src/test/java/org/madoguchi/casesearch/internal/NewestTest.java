// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.casesearch.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.FieldExistsQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.madoguchi.api.PageRequest;
import org.madoguchi.api.cases.CaseId;

/** Pages are those of a plain sort, over several segments and many blocks. */
class NewestTest {
    private record Row(long activity, CaseId id) {}

    private interface Times {
        long of(int number, Random random);
    }

    private static void demandPlainOrder(Times times) throws Exception {
        Random random = new Random(20261129);
        List<Row> rows = new ArrayList<>();
        try (ByteBuffersDirectory folder = new ByteBuffersDirectory()) {
            try (IndexWriter writer = new IndexWriter(folder, new IndexWriterConfig())) {
                for (int number = 1; number <= 20_000; number++) {
                    Row row = new Row(times.of(number, random), new CaseId(2026, number));
                    rows.add(row);
                    Document document = new Document();
                    document.add(new NumericDocValuesField(Fields.ACTIVITY, row.activity()));
                    document.add(new NumericDocValuesField(Fields.ID, row.id().asLong()));
                    writer.addDocument(document);
                    if (number % 7_000 == 0) {
                        writer.flush();
                    }
                }
            }
            rows.sort(
                    Comparator.comparingLong(Row::activity)
                            .thenComparingLong(row -> row.id().asLong())
                            .reversed());
            try (DirectoryReader reader = DirectoryReader.open(folder)) {
                IndexSearcher searcher = new IndexSearcher(reader);
                for (PageRequest page :
                        List.of(
                                PageRequest.first(1),
                                PageRequest.first(50),
                                new PageRequest(9_990, 20),
                                new PageRequest(19_990, 50),
                                new PageRequest(30_000, 50))) {
                    Newest newest = new Newest(page.offset() + page.limit());
                    searcher.search(new FieldExistsQuery(Fields.ID), newest);
                    assertThat(newest.page(page.offset(), page.limit()))
                            .isEqualTo(
                                    rows.stream()
                                            .skip(page.offset())
                                            .limit(page.limit())
                                            .map(Row::id)
                                            .toList());
                    assertThat(newest.total()).isEqualTo(rows.size());
                }
            }
        }
    }

    @Test
    void casesThatWereWrittenInOrderShouldBeListedBackwards() throws Exception {
        demandPlainOrder((number, random) -> number);
    }

    /** Bulk imports have whole hours of the same millisecond. */
    @ParameterizedTest
    @ValueSource(ints = {1, 3, 1_000, 1_000_000})
    void casesOfTheSameTimeShouldBeListedByTheirNumbers(int times) throws Exception {
        demandPlainOrder((number, random) -> random.nextInt(times));
    }

    @Test
    void oldestLastShouldMakeNoDifference() throws Exception {
        demandPlainOrder((number, random) -> -number);
    }
}
