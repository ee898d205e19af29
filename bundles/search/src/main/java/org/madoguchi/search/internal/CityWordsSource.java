// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.search.internal;

/** Where the search gets the city's own words. */
interface CityWordsSource {
    CityWords current();

    /**
     * @param listener called after a change is committed, on the thread that made it; one at a time
     */
    void onChange(Runnable listener);
}
