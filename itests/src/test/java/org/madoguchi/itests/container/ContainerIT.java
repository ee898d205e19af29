// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.itests.container;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertTrue;
import static org.ops4j.pax.exam.CoreOptions.options;
import static org.ops4j.pax.exam.CoreOptions.vmOptions;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.configureConsole;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.editConfigurationFilePut;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.karafDistributionConfiguration;

import java.io.File;
import java.io.IOException;
import java.io.StringReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.inject.Inject;
import org.asteriskjava.manager.action.QueueStatusAction;
import org.asteriskjava.manager.event.HangupEvent;
import org.asteriskjava.manager.event.ManagerEvent;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.madoguchi.api.Content;
import org.madoguchi.api.audit.AuditTrail;
import org.madoguchi.api.cases.Cases;
import org.madoguchi.api.channel.Address;
import org.madoguchi.api.channel.ChannelChanged;
import org.madoguchi.api.channel.ChannelId;
import org.madoguchi.api.channel.ChannelStatus;
import org.madoguchi.api.channel.Channels;
import org.madoguchi.api.channel.InboundMessage;
import org.madoguchi.api.channel.Inbox;
import org.madoguchi.api.channel.NewOutbound;
import org.madoguchi.api.channel.OutboundId;
import org.madoguchi.api.channel.OutboundSettled;
import org.madoguchi.api.channel.Outbox;
import org.madoguchi.api.channel.OutboxEntry;
import org.madoguchi.api.channel.OutboxState;
import org.madoguchi.api.channel.Party;
import org.madoguchi.api.city.City;
import org.madoguchi.api.contact.Contacts;
import org.madoguchi.api.directory.Directory;
import org.madoguchi.api.event.DomainEventListener;
import org.madoguchi.api.identity.SignIns;
import org.madoguchi.api.identity.Users;
import org.madoguchi.api.knowledge.ArticleSearch;
import org.madoguchi.api.knowledge.Articles;
import org.madoguchi.api.storage.BlobStore;
import org.madoguchi.api.storage.Transactions;
import org.madoguchi.platform.asterisk.AmiAccount;
import org.madoguchi.platform.asterisk.AmiConnection;
import org.madoguchi.platform.asterisk.AmiListener;
import org.madoguchi.platform.asterisk.AmiTrouble;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.ProbeBuilder;
import org.ops4j.pax.exam.TestProbeBuilder;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;
import org.ops4j.pax.exam.util.Filter;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.BundleListener;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceListener;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;

/** What only the container can show. Pax Exam runs this class inside the distribution. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class ContainerIT {
    private static final String EMAIL = "org.madoguchi.channel.email";
    private static final ChannelId MAILBOX = new ChannelId("email-main");
    private static final int PATIENCE = 60;
    private static final int START_LIMIT = 180_000;

    @Inject private BundleContext context;
    @Inject private ServiceComponentRuntime components;

    @Inject
    @Filter(timeout = START_LIMIT)
    private Transactions transactions;

    @Inject
    @Filter(timeout = START_LIMIT)
    private Channels channels;

    @Inject
    @Filter(timeout = START_LIMIT)
    private Outbox outbox;

    @Inject
    @Filter(timeout = START_LIMIT)
    private Inbox inbox;

    @Configuration
    public Option[] theDistributionWithTheSampleCity() throws IOException {
        int port = freePort();
        int privatePort = freePort();
        String repository =
                System.getProperty(
                        "maven.repo.local", System.getProperty("user.home") + "/.m2/repository");
        String maven = "etc/org.ops4j.pax.url.mvn.cfg";
        return options(
                karafDistributionConfiguration()
                        .frameworkUrl(distribution().toURI().toString())
                        .name("Madoguchi")
                        .unpackDirectory(new File("target/exam"))
                        .useDeployFolder(false),
                // the distribution looks nowhere for bundles; Pax Exam's own have to come from
                // somewhere
                editConfigurationFilePut(
                        maven, "org.ops4j.pax.url.mvn.localRepository", repository),
                editConfigurationFilePut(
                        maven,
                        "org.ops4j.pax.url.mvn.repositories",
                        System.getProperty("madoguchi.itests.repository") + "@id=remote"),
                configureConsole().ignoreLocalConsole().ignoreRemoteShell(),
                vmOptions(
                        "-Xmx384m",
                        "-Dmadoguchi.boot=madoguchi-sample",
                        "-Dmadoguchi.itests.asterisk=" + new File("asterisk.sh").getAbsolutePath(),
                        "-Dmadoguchi.public.port=" + port,
                        "-Dmadoguchi.private.port=" + privatePort,
                        "-Dmadoguchi.ssh.port=" + freePort(),
                        "-Dmadoguchi.sample.smtp.port=" + freePort(),
                        "-Dmadoguchi.sample.imap.port=" + freePort(),
                        "-Dmadoguchi.sample.ami.port=" + freePort(),
                        "-Dmadoguchi.sample.smpp.port=" + freePort(),
                        "-Dmadoguchi.sample.line.port=" + freePort(),
                        // what bin/karaf says and Pax Exam does not
                        "--add-reads=java.xml=java.logging",
                        "--add-exports=java.base/org.apache.karaf.specs.locator=java.xml,ALL-UNNAMED",
                        "--patch-module",
                        "java.base=lib/endorsed/org.apache.karaf.specs.locator-4.4.10.jar",
                        "--patch-module",
                        "java.xml=lib/endorsed/org.apache.karaf.specs.java.xml-4.4.10.jar",
                        "--add-opens",
                        "java.base/java.security=ALL-UNNAMED",
                        "--add-opens",
                        "java.base/java.net=ALL-UNNAMED",
                        "--add-opens",
                        "java.base/java.lang=ALL-UNNAMED",
                        "--add-opens",
                        "java.base/java.util=ALL-UNNAMED",
                        "--add-opens",
                        "java.naming/javax.naming.spi=ALL-UNNAMED",
                        "--add-opens",
                        "java.rmi/sun.rmi.transport.tcp=ALL-UNNAMED",
                        "--add-exports=java.base/sun.net.www.protocol.http=ALL-UNNAMED",
                        "--add-exports=java.base/sun.net.www.protocol.https=ALL-UNNAMED",
                        "--add-exports=java.base/sun.net.www.protocol.jar=ALL-UNNAMED",
                        "--add-exports=jdk.naming.rmi/com.sun.jndi.url.rmi=ALL-UNNAMED"));
    }

    /** Other tests lie in the same folder; what they need is not in the container. */
    @ProbeBuilder
    public TestProbeBuilder probe(TestProbeBuilder probe) {
        probe.setHeader(
                Constants.IMPORT_PACKAGE,
                "org.madoguchi.api.*,org.madoguchi.platform.asterisk,org.osgi.service.component.runtime.*,*;resolution:=optional");
        return probe;
    }

    private static File distribution() {
        File[] found =
                new File("../karaf-assembly/target")
                        .listFiles((folder, name) -> name.endsWith(".tar.gz"));
        if (found == null || found.length == 0) {
            throw new IllegalStateException("build karaf-assembly first");
        }
        return found[0];
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Test
    public void everyBundleShouldRun() throws InterruptedException {
        assertEquals(List.of(), settled(this::stoppedBundles));
    }

    @Test
    public void everyComponentShouldHaveWhatItNeeds() throws InterruptedException {
        assertEquals(List.of(), settled(this::waitingComponents));
    }

    private List<String> stoppedBundles() {
        return Arrays.stream(context.getBundles())
                .filter(bundle -> bundle.getState() != Bundle.ACTIVE)
                .filter(bundle -> bundle.getHeaders().get(Constants.FRAGMENT_HOST) == null)
                .map(bundle -> bundle.getSymbolicName() + " " + bundle.getState())
                .collect(Collectors.toList());
    }

    private List<String> waitingComponents() {
        List<String> waiting = new ArrayList<>();
        for (ComponentDescriptionDTO description : components.getComponentDescriptionDTOs()) {
            for (ComponentConfigurationDTO configured :
                    components.getComponentConfigurationDTOs(description)) {
                if (configured.state == ComponentConfigurationDTO.UNSATISFIED_REFERENCE
                        || configured.state == ComponentConfigurationDTO.FAILED_ACTIVATION) {
                    waiting.add(description.name);
                }
            }
        }
        return waiting;
    }

    /** What is left of a list of open ends once nothing comes any more. */
    private List<String> settled(Supplier<List<String>> openEnds) throws InterruptedException {
        CountDownLatch none = new CountDownLatch(1);
        Runnable look =
                () -> {
                    if (openEnds.get().isEmpty()) {
                        none.countDown();
                    }
                };
        ServiceListener services = event -> look.run();
        BundleListener bundles = event -> look.run();
        context.addServiceListener(services);
        context.addBundleListener(bundles);
        try {
            look.run();
            none.await(PATIENCE, TimeUnit.SECONDS);
            return openEnds.get();
        } finally {
            context.removeServiceListener(services);
            context.removeBundleListener(bundles);
        }
    }

    @Test
    public void everyServiceOfTheContractShouldBeThere() {
        for (Class<?> service :
                List.of(
                        City.class,
                        Transactions.class,
                        BlobStore.class,
                        AuditTrail.class,
                        Users.class,
                        SignIns.class,
                        Directory.class,
                        Contacts.class,
                        Channels.class,
                        Outbox.class,
                        Inbox.class,
                        Cases.class,
                        Articles.class,
                        ArticleSearch.class)) {
            assertNotNull(service.getName(), context.getServiceReference(service));
        }
    }

    @Test
    public void aChannelShouldGoAndComeBackWithoutDisturbingAnybody() throws Exception {
        Bundle email = bundle(EMAIL);
        Disturbances disturbed = new Disturbances(email);
        context.addBundleListener(disturbed);
        try {
            assertTrue("there", waitFor(ChannelChanged.class, () -> mailbox().present()));
            email.stop();
            assertFalse(mailbox().present());
            assertTrue(mailbox().health().isEmpty());

            Inbox.Receipt taken = inbox.accept(letter());
            long before = mailbox().waiting();
            OutboundId waiting =
                    transactions.required(
                            () ->
                                    outbox.enqueue(
                                            new NewOutbound(
                                                    MAILBOX,
                                                    new Party(
                                                            Address.email("kaeru@example.jp"),
                                                            "蛙 太郎"),
                                                    "回答",
                                                    "お待たせしました。",
                                                    List.of(),
                                                    taken.caseId(),
                                                    "kaeru7",
                                                    "",
                                                    List.of(),
                                                    false,
                                                    Duration.ZERO)));
            assertEquals(OutboxState.WAITING, outbox.find(waiting).orElseThrow().state());
            assertEquals(before + 1, mailbox().waiting());

            email.start();
            waitFor(
                    OutboundSettled.class,
                    () -> outbox.find(waiting).orElseThrow().state() == OutboxState.SENT);
            OutboxEntry settled = outbox.find(waiting).orElseThrow();
            assertEquals(settled.toString(), OutboxState.SENT, settled.state());
            assertTrue(mailbox().present());
        } finally {
            email.start();
            context.removeBundleListener(disturbed);
        }
        assertEquals(Set.of(), disturbed.bundles);
    }

    @Test
    public void updatingAChannelShouldRefreshNobodyElse() throws Exception {
        Bundle email = bundle(EMAIL);
        Disturbances disturbed = new Disturbances(email);
        context.addBundleListener(disturbed);
        try {
            email.update();
            assertTrue("there", waitFor(ChannelChanged.class, () -> mailbox().present()));
        } finally {
            context.removeBundleListener(disturbed);
        }
        assertEquals(Set.of(), disturbed.bundles);
    }

    /**
     * On an ordinary class path Asterisk-Java knows all its events; here it knows none by itself.
     */
    @Test
    public void everyEventOfAsteriskShouldBeKnown() throws Exception {
        String folder = Files.createTempDirectory("madoguchi-asterisk").toString();
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch heard = new CountDownLatch(1);
        AmiListener listener =
                new AmiListener() {
                    @Override
                    public void connected() {
                        begun.countDown();
                    }

                    @Override
                    public void event(ManagerEvent event) {
                        if (event instanceof HangupEvent) {
                            heard.countDown();
                        }
                    }

                    @Override
                    public void disconnected(AmiTrouble trouble) {
                        // the answers below will be missing
                    }
                };
        Properties facts = new Properties();
        facts.load(new StringReader(asterisk("start", folder)));
        AmiAccount account =
                new AmiAccount(
                        "127.0.0.1",
                        Integer.parseInt(facts.getProperty("ASTERISK_AMI_PORT")),
                        "test",
                        facts.getProperty("ASTERISK_AMI_SECRET"));
        try (AmiConnection connection = new AmiConnection(account, List.of(), listener)) {
            connection.open();
            assertTrue("signed in", begun.await(PATIENCE, TimeUnit.SECONDS));
            assertFalse(
                    connection.collect(new QueueStatusAction(), Duration.ofSeconds(5)).isEmpty());
            asterisk(
                    "cli",
                    folder,
                    "channel",
                    "originate",
                    "PJSIP/0355550102@outside",
                    "extension",
                    "s@citizen-sends");
            assertTrue("a call ended", heard.await(PATIENCE, TimeUnit.SECONDS));
        } finally {
            asterisk("remove", folder);
        }
    }

    private static String asterisk(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(System.getProperty("madoguchi.itests.asterisk"));
        command.addAll(List.of(arguments));
        // a file: Asterisk keeps a pipe open
        Path output = Files.createTempFile("madoguchi-asterisk", ".log");
        Process process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start();
        assertTrue("ended", process.waitFor(START_LIMIT, TimeUnit.MILLISECONDS));
        String printed = Files.readString(output);
        Files.delete(output);
        assertEquals(printed, 0, process.exitValue());
        return printed;
    }

    private static InboundMessage letter() {
        return InboundMessage.from(
                        MAILBOX,
                        "container-" + System.nanoTime(),
                        Instant.now(),
                        Content.ofUtf8("池の柵が壊れています。"),
                        "text/plain")
                .sender(new Party(Address.email("kaeru@example.jp"), "蛙 太郎"))
                .subject("池の柵")
                .text("池の柵が壊れています。")
                .build();
    }

    private ChannelStatus mailbox() {
        return channels.list().stream()
                .filter(status -> status.descriptor().id().equals(MAILBOX))
                .findFirst()
                .orElseThrow();
    }

    private Bundle bundle(String symbolicName) {
        return Arrays.stream(context.getBundles())
                .filter(bundle -> symbolicName.equals(bundle.getSymbolicName()))
                .findFirst()
                .orElseThrow();
    }

    private interface Expectation {
        boolean holds();
    }

    /** Looks again whenever an event of this kind tells that something has changed. */
    private boolean waitFor(Class<?> event, Expectation expected) throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        ServiceRegistration<DomainEventListener> listening =
                context.registerService(
                        DomainEventListener.class,
                        heard -> {
                            if (event.isInstance(heard) && expected.holds()) {
                                done.countDown();
                            }
                        },
                        null);
        try {
            return expected.holds() || done.await(PATIENCE, TimeUnit.SECONDS);
        } finally {
            listening.unregister();
        }
    }

    /** Bundles that anything happened to, other than the one it was done to. */
    private static final class Disturbances implements BundleListener {
        private final Bundle expected;
        private final Set<String> bundles = new ConcurrentSkipListSet<>();

        Disturbances(Bundle expected) {
            this.expected = expected;
        }

        @Override
        public void bundleChanged(BundleEvent event) {
            if (!event.getBundle().equals(expected)) {
                bundles.add(event.getBundle().getSymbolicName() + " " + event.getType());
            }
        }
    }
}
