// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.search.internal;

import java.util.Iterator;
import java.util.Map;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.TermFrequencyAttribute;

/** Terms that are known already, as Lucene wants them. */
final class Terms extends TokenStream {
    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final TermFrequencyAttribute often = addAttribute(TermFrequencyAttribute.class);
    private final Map<String, Integer> terms;
    private Iterator<Map.Entry<String, Integer>> next;

    /**
     * @param terms with how often they count
     */
    Terms(Map<String, Integer> terms) {
        this.terms = terms;
    }

    @Override
    public void reset() {
        next = terms.entrySet().iterator();
    }

    @Override
    public boolean incrementToken() {
        if (!next.hasNext()) {
            return false;
        }
        clearAttributes();
        Map.Entry<String, Integer> entry = next.next();
        term.append(entry.getKey());
        often.setTermFrequency(entry.getValue());
        return true;
    }
}
