// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;
import org.madoguchi.channel.testkit.PigeonChannel.Flaw;

/** The contract sees what is wrong: a kit that passes everybody is worth nothing. */
class FlawedChannelsTest {
    private static final ThreadLocal<Flaw> flaw = new ThreadLocal<>();

    /** Run by hand below; its name keeps it from the build's own run. */
    static final class Wrong implements ChannelContract {
        @Override
        public FarEnd farEnd() {
            return new Pigeons(flaw.get());
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void aWrongChannelShouldNotPass(Flaw wrong) {
        flaw.set(wrong);
        TestExecutionSummary summary = run();
        assertThat(summary.getTestsFoundCount()).isGreaterThan(15);
        assertThat(summary.getTotalFailureCount()).isPositive();
    }

    private static TestExecutionSummary run() {
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        Launcher launcher = LauncherFactory.create();
        launcher.execute(
                LauncherDiscoveryRequestBuilder.request()
                        .selectors(selectClass(Wrong.class))
                        .configurationParameter("junit.jupiter.execution.parallel.enabled", "false")
                        .build(),
                listener);
        return listener.getSummary();
    }
}
