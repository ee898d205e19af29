// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.cases;

import java.util.Objects;
import org.madoguchi.api.LocalizedText;

/**
 * One entry of the desk's lists and texts that an administrator edits.
 *
 * @param code names the entry within its kind; never changes
 * @param name as lists show it; English may be empty
 * @param category heading under which canned replies and links are offered, 60 characters at most,
 *     may be empty
 * @param subject of a mail, 200 characters at most; empty where there is none
 * @param text of a canned reply or a mail, with places such as {@code {{case}}}; the address of a
 *     link; what an outcome means; 10,000 characters at most
 * @param retired offered no longer; what names it goes on doing so
 * @param delivered it is as it was delivered; only mail texts know this
 * @param resolution how an outcome counts; {@code NOT_RESOLVED} for everything else
 */
public record DeskEntry(
        Kind kind,
        String code,
        LocalizedText name,
        String category,
        String subject,
        String text,
        boolean retired,
        boolean delivered,
        Resolution resolution) {
    /** The lists. */
    public enum Kind {
        /** Outcomes of cases (処理結果). */
        DISPOSITION,
        /** Why a department is asked (FJ-131). */
        ESCALATION_REASON,
        /** Texts that are written often (定型文). */
        CANNED_REPLY,
        /**
         * Sites that operators look things up on (リンク集, ST-061): the text is the address, {@code
         * http} or {@code https}.
         */
        LINK,
        /** What a supervisor marks in somebody's work (品質評価の観点). */
        QUALITY_CRITERION,
        /** What the product writes by itself (FJ-104). None is added or retired. */
        MAIL_TEXT;

        /** Its entries are texts. */
        public boolean hasText() {
            return this == CANNED_REPLY || this == MAIL_TEXT;
        }

        /** Its entries stand under headings. */
        public boolean hasCategory() {
            return this == CANNED_REPLY || this == LINK;
        }

        public boolean isFixed() {
            return this == MAIL_TEXT;
        }
    }

    public DeskEntry {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(category, "category");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(resolution, "resolution");
    }

    /** One that nothing is said of how it counts. */
    public DeskEntry(
            Kind kind,
            String code,
            LocalizedText name,
            String category,
            String subject,
            String text,
            boolean retired,
            boolean delivered) {
        this(
                kind,
                code,
                name,
                category,
                subject,
                text,
                retired,
                delivered,
                Resolution.NOT_RESOLVED);
    }

    /** With other words. */
    public DeskEntry saying(
            LocalizedText otherName, String otherCategory, String otherSubject, String otherText) {
        return new DeskEntry(
                kind,
                code,
                otherName,
                otherCategory,
                otherSubject,
                otherText,
                retired,
                delivered,
                resolution);
    }

    /** Counting otherwise. */
    public DeskEntry counting(Resolution other) {
        return new DeskEntry(kind, code, name, category, subject, text, retired, delivered, other);
    }
}
