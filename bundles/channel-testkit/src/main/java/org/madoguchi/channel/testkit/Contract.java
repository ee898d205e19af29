// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.testkit;

/** What a channel's test has to give; see {@link ChannelContract}. */
interface Contract {
    /** A new one, not started. */
    FarEnd farEnd() throws Exception;
}
