// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.search.internal;

/** A city's words without a database. */
final class CityWordsInMemory implements CityWordsSource {
    private volatile CityWords words = CityWords.NONE;
    private volatile Runnable listener = () -> {};

    void become(CityWords changed) {
        words = changed;
        listener.run();
    }

    @Override
    public CityWords current() {
        return words;
    }

    @Override
    public void onChange(Runnable changed) {
        listener = changed;
    }
}
