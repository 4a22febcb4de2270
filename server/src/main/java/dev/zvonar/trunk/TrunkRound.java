package dev.zvonar.trunk;

import dev.zvonar.kernel.Rejected;
import dev.zvonar.kernel.Unavailable;
import dev.zvonar.wire.sip.OptionsResult;
import dev.zvonar.wire.sip.Registration;
import dev.zvonar.wire.sip.RegistrationRequest;
import dev.zvonar.wire.sip.RegistrationState;
import dev.zvonar.wire.sip.UserAgent;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The watch over one trunk: ask, write, wait, on a virtual thread of its own. A changed trunk gets
/// a new round.
final class TrunkRound implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(TrunkRound.class);
  private static final Duration REGISTERED_FOR = Duration.ofMinutes(5);
  private static final Duration REGISTER_AGAIN = Duration.ofSeconds(15);

  private final Trunk trunk;
  private final Trunks trunks;
  private final UserAgent agent;
  private final WatchTimes times;
  private final HealthTable table;
  private final CountDownLatch stop = new CountDownLatch(1);

  // Written by the round's thread; the registration's words by the signalling thread.
  private volatile Health health = Health.NOT_ASKED;
  private volatile String registration;
  private volatile String registrationDetail = "";
  private @Nullable Registration registered;

  private TrunkRound(
      Trunk trunk, Trunks trunks, UserAgent agent, WatchTimes times, HealthTable table) {
    this.trunk = trunk;
    this.trunks = trunks;
    this.agent = agent;
    this.times = times;
    this.table = table;
    this.registration = trunk.register() ? "trying" : "off";
  }

  static TrunkRound start(
      Trunk trunk, Trunks trunks, UserAgent agent, WatchTimes times, HealthTable table) {
    var round = new TrunkRound(trunk, trunks, agent, times, table);
    Thread.ofVirtual().name("trunk-" + trunk.id()).start(round::run);
    return round;
  }

  Trunk trunk() {
    return trunk;
  }

  Health health() {
    return health;
  }

  @Override
  public void close() {
    stop.countDown();
  }

  private void run() {
    try {
      do {
        look();
      } while (!stop.await(pause().toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      if (registered != null) {
        registered.close();
      }
    }
  }

  private Duration pause() {
    return health.state() == Health.State.REACHABLE && health.missed() == 0
        ? times.every()
        : times.everyWhileDown();
  }

  private void look() throws InterruptedException {
    Health before = health;
    Health now = asked(before);
    health = now;
    if (now.state() != before.state()) {
      log.info("trunk changed trunk={} state={} detail={}", trunk.id(), now.state(), now.detail());
    }
    write(now);
  }

  /// A view that cannot be written now is written by the next look.
  private void write(Health now) {
    try {
      table.saw(trunk, now, registration, registrationDetail);
    } catch (RuntimeException bug) {
      log.error("trunk health could not be stored: report this bug trunk={}", trunk.id(), bug);
    }
  }

  private Health asked(Health before) throws InterruptedException {
    try {
      TrunkLine line = trunks.lineOf(trunk);
      register(line);
      return before.after(options(line));
    } catch (Unavailable | Rejected cannot) {
      return before.unasked(String.valueOf(cannot.getMessage()));
    } catch (RuntimeException bug) {
      log.error("trunk could not be asked: report this bug trunk={}", trunk.id(), bug);
      return before.unasked(bug.toString());
    }
  }

  private OptionsResult options(TrunkLine line) throws InterruptedException {
    var answer = new CompletableFuture<OptionsResult>();
    agent.options(line.target(), answer::complete);
    try {
      return answer.get(times.patience().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException _) {
      return new OptionsResult(false, 408, "", times.patience().toNanos());
    } catch (ExecutionException bug) {
      throw new IllegalStateException("OPTIONS has no failure", bug);
    }
  }

  private void register(TrunkLine line) {
    if (!trunk.register() || registered != null) {
      return;
    }
    String user = trunk.username();
    if (user != null) {
      var request =
          new RegistrationRequest(
              line.target(), user, "", line.credentials(), REGISTERED_FOR, REGISTER_AGAIN);
      registered = agent.register(request, this::on);
    }
  }

  /// On the signalling thread: notes only, the next look writes.
  private void on(RegistrationState state) {
    switch (state) {
      case RegistrationState.Registering _ -> note("trying", "");
      case RegistrationState.Registered _ -> note("registered", "");
      case RegistrationState.Refused(var status, var reason, _) ->
          note("refused", "registration: " + status + " " + reason);
      case RegistrationState.Unreachable _ -> note("trying", "registration: no answer");
      case RegistrationState.Closed _ -> note("off", "");
    }
  }

  private void note(String word, String detail) {
    registration = word;
    registrationDetail = detail;
    if (word.equals("registered") || word.equals("refused")) {
      Thread.ofVirtual().name("trunk-note-" + trunk.id()).start(() -> write(health));
    }
  }
}
