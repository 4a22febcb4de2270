package dev.zvonar.launch;

import dev.zvonar.access.Access;
import dev.zvonar.access.AccessSettings;
import dev.zvonar.access.Audit;
import dev.zvonar.access.OneTimePassword;
import dev.zvonar.callee.CalleeLists;
import dev.zvonar.callee.ListsConfig;
import dev.zvonar.callee.OptOuts;
import dev.zvonar.callee.Uploads;
import dev.zvonar.campaign.Campaigns;
import dev.zvonar.config.ConsoleConfig;
import dev.zvonar.config.ListsSection;
import dev.zvonar.console.CallRoutes;
import dev.zvonar.console.CampaignRoutes;
import dev.zvonar.console.ListRoutes;
import dev.zvonar.console.LiveRoutes;
import dev.zvonar.console.MessageRoutes;
import dev.zvonar.console.OptOutRoutes;
import dev.zvonar.console.RecordingRoutes;
import dev.zvonar.console.SessionRoutes;
import dev.zvonar.console.SystemRoutes;
import dev.zvonar.console.TokenRoutes;
import dev.zvonar.console.TrunkRoutes;
import dev.zvonar.dialer.Calls;
import dev.zvonar.speech.EngineState;
import dev.zvonar.trunk.Seal;
import dev.zvonar.trunk.Trunks;
import dev.zvonar.web.Router;
import dev.zvonar.web.WebConfig;
import dev.zvonar.web.WebServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The role `console`: the API and the pages, for people and programs.
final class ConsoleRole implements Role {
  private static final Logger log = LoggerFactory.getLogger(ConsoleRole.class);
  private static final String CLI_TOKEN_FILE = "cli-token";
  private static final int HEADER_BYTES_MAX = 16 * 1024;
  private static final int BODY_BYTES_MAX = 1024 * 1024;
  private static final Duration HEARTBEAT = Duration.ofSeconds(10);

  private final Ground ground;
  private final Opened opened = new Opened();
  private @Nullable WebServer web; // set by start

  ConsoleRole(Ground ground) {
    this.ground = ground;
  }

  @Override
  public void start() {
    ConsoleConfig console = ground.config().console();
    Access access = new Access(ground.db(), access(console), InstantSource.system());
    try {
      var router = router(access);
      web =
          opened.add(
              WebServer.open(
                  web(console), router, access, ground.db(), new RequestMetrics(ground.metrics())));
      access.tokens().keepFile(ground.dataFolder().resolve(CLI_TOKEN_FILE), "command line");
      access.firstStart().ifPresent(ConsoleRole::show);
      log.info("console is up url=http://{}:{}", console.host(), address().getPort());
    } catch (IOException e) {
      throw new UncheckedIOException("console.port: " + e.getMessage(), e);
    }
  }

  /// Where it listens, once it has been started.
  InetSocketAddress address() {
    if (web == null) {
      throw new IllegalStateException("the console is not open");
    }
    return web.localAddress();
  }

  /// The one secret that is ever logged: it opens nothing but its own change, and there is no other
  /// way to hand it to the person who starts the program first.
  private static void show(OneTimePassword once) {
    log.warn(
        "first start: log in and change the password login={} one_time_password={}",
        once.login(),
        once.password());
  }

  private Router router(Access access) throws IOException {
    var db = ground.db();
    var router = new Router();
    var audit = new Audit(db);
    var seal = Seal.at(ground.config().data().keyPath(ground.dataFolder()));
    ground.health().addTo(router);
    new SessionRoutes(access, audit).addTo(router);
    new TokenRoutes(access.tokens(), audit).addTo(router);
    new TrunkRoutes(new Trunks(db, seal), audit).addTo(router);
    ListRoutes lists = lists(audit);
    lists.addTo(router);
    new OptOutRoutes(new OptOuts(db), audit).addTo(router);
    SpeechStart speech = ground.speech();
    new MessageRoutes(speech.messages(), audit).addTo(router);
    new RecordingRoutes(speech.recordings(), audit).addTo(router);
    var campaigns = new CampaignRoutes(new Campaigns(db, speech.messages()::missingTags), audit);
    campaigns.addTo(router);
    new CallRoutes(new Calls(db), audit).addTo(router);
    new SystemRoutes(db, facts(speech)).addTo(router);
    opened.add(new LiveRoutes(db, campaigns::view, lists.views())).addTo(router);
    return router;
  }

  private ListRoutes lists(Audit audit) {
    ListsSection section = ground.config().lists();
    var settings =
        new ListsConfig(
            section.uploadBytesMax(),
            section.rowsMax(),
            section.importsMax(),
            ground.dataFolder().resolve("scratch"));
    var uploads = new Uploads(ground.db(), settings);
    var lists = opened.add(CalleeLists.open(ground.db(), uploads, settings, ground.node().id()));
    return new ListRoutes(uploads, lists, audit);
  }

  private static SystemRoutes.Facts facts(SpeechStart start) {
    return new SystemRoutes.Facts(
        Version.current(),
        () -> start.speech().states().stream().map(ConsoleRole::said).toList(),
        start.recordings()::readsMp3);
  }

  private static SystemRoutes.Speech said(EngineState state) {
    return new SystemRoutes.Speech(
        state.language().name().toLowerCase(Locale.ROOT),
        state.engine(),
        state.available(),
        state.detail().en());
  }

  private static AccessSettings access(ConsoleConfig console) {
    var usual = AccessSettings.defaults();
    return new AccessSettings(
        console.loginRequired(),
        usual.passwordRounds(),
        usual.hashesAtOnce(),
        usual.sessionMax(),
        usual.sessionIdleMax());
  }

  private static WebConfig web(ConsoleConfig console) {
    return new WebConfig(
        console.host(),
        console.port(),
        console.connectionsMax(),
        HEADER_BYTES_MAX,
        BODY_BYTES_MAX,
        Duration.ofMillis(console.idleTimeoutMs()),
        console.eventStreamsMax(),
        HEARTBEAT,
        console.trustedProxyAddresses());
  }

  @Override
  public void close() {
    opened.close();
  }
}
