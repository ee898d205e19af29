// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.testkit;

/** A right channel passes. */
class PigeonContractTest implements ChannelContract {
    @Override
    public FarEnd farEnd() {
        return new Pigeons(PigeonChannel.Flaw.NONE);
    }
}
