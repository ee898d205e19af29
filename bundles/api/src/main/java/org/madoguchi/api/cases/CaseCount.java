// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.cases;

/**
 * What happened to a group of cases in a stretch of time.
 *
 * @param received opened in it
 * @param closed closed in it, whenever they were opened; one that was opened again since is not
 * @param closedAlone of the closed ones, those that no department was ever asked about (一次完了)
 * @param handedOn about which a department was asked in it
 * @param open opened before its end and not closed before its end
 * @param toAnswer from opening until the first answer left, of the received ones that have got one
 *     so far; what is answered while talking has none
 * @param toClosing from opening until closing, of the closed ones
 * @param atDepartments from the question until the department's answer or return, of the questions
 *     that were answered or returned in it
 */
public record CaseCount(
        long received,
        long closed,
        long closedAlone,
        long handedOn,
        long open,
        Spread toAnswer,
        Spread toClosing,
        Spread atDepartments) {
    public static final CaseCount NONE =
            new CaseCount(0, 0, 0, 0, 0, Spread.NONE, Spread.NONE, Spread.NONE);

    /** Nothing happened and nothing is open. */
    public boolean isEmpty() {
        return received + closed + handedOn + open + atDepartments.count() == 0;
    }
}
