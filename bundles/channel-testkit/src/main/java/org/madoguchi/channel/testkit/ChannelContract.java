// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.testkit;

/**
 * What every channel keeps, whatever its carrier. A channel passes it by a test class of a few
 * lines:
 *
 * <pre>{@code
 * class FolderContractTest implements ChannelContract {
 *     @TempDir Path data;
 *
 *     @Override
 *     public FarEnd farEnd() {
 *         return new OtherSystem(data);
 *     }
 * }
 * }</pre>
 *
 * <p>What the channel can do ({@link org.madoguchi.api.channel.Capability}) and what may happen to
 * its far end ({@link FarEnd.Ability}) decide which tests apply; the others are shown as skipped
 * with the reason. That a channel can be installed, updated and removed under load is shown in the
 * running product and not here.
 */
public interface ChannelContract extends InboundContract, OutboundContract, HealthContract {}
