// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.servicelevel;

/** On which side of a bound the promised values lie. */
public enum Comparison {
    /** 以上. */
    AT_LEAST,
    /** 以下. */
    AT_MOST,
    /** 未満. */
    BELOW;

    /**
     * @param order of the value and the bound, as {@link Comparable#compareTo} tells it
     */
    public boolean isMet(int order) {
        return switch (this) {
            case AT_LEAST -> order >= 0;
            case AT_MOST -> order <= 0;
            case BELOW -> order < 0;
        };
    }
}
