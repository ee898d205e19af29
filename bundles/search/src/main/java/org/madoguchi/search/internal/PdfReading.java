// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.search.internal;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;

/**
 * A program of its own, started by {@link PdfTexts}: the text of the PDF from standard input, page
 * by page, in UTF-8. It may die of its memory without harm to anybody.
 */
public final class PdfReading {
    private PdfReading() {}

    /**
     * @param args most pages, most characters
     */
    public static void main(String[] args) throws IOException {
        int pages = Integer.parseInt(args[0]);
        int left = Integer.parseInt(args[1]);
        try (PDDocument document = Loader.loadPDF(new RandomAccessReadBuffer(System.in));
                Writer out = new OutputStreamWriter(System.out, StandardCharsets.UTF_8)) {
            PDFTextStripper stripper = new PDFTextStripper();
            for (int page = 1; page <= Math.min(pages, document.getNumberOfPages()); page++) {
                stripper.setStartPage(page);
                stripper.setEndPage(page);
                String text = stripper.getText(document);
                out.write(text, 0, Math.min(left, text.length()));
                out.flush(); // what was read counts, whatever comes after
                left -= text.length();
                if (left <= 0) {
                    return;
                }
            }
        }
    }
}
