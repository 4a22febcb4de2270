package dev.zvonar.trunk;

import dev.zvonar.db.ConstraintViolated;
import dev.zvonar.db.Db;
import dev.zvonar.kernel.Rejected;
import dev.zvonar.kernel.TenantId;
import dev.zvonar.kernel.Text;
import dev.zvonar.kernel.Unavailable;
import dev.zvonar.wire.sip.Credentials;
import dev.zvonar.wire.sip.Secret;
import dev.zvonar.wire.sip.SipTarget;
import dev.zvonar.wire.sip.message.Transport;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// Keeps trunks, and makes one ready for a call. Safe in any thread; every call blocks.
public final class Trunks {
  /// Trunks one tenant may have.
  public static final int TRUNKS_MAX = 1_000;

  private final TrunkTable table;
  private final Seal seal;

  public Trunks(Db db, Seal seal) {
    this.table = new TrunkTable(db);
    this.seal = seal;
  }

  /// The tenant's trunks by name.
  public List<Trunk> list(TenantId tenant) {
    return table.list(tenant);
  }

  /// Every tenant's enabled trunks: what a talker works on.
  public List<Trunk> enabledOfAll() {
    return table.enabledOfAll();
  }

  /// A trunk; `Rejected` (404) when there is none.
  public Trunk find(TenantId tenant, long id) {
    return table.find(tenant, id).orElseThrow(Trunks::missing);
  }

  /// Stores a new trunk. `Rejected` names every flaw, or says that the name is taken.
  public Trunk create(TenantId tenant, TrunkDraft draft) {
    var checked = draft.checked();
    if (table.count(tenant) >= TRUNKS_MAX) {
      throw Rejected.conflict(
          "too_many_trunks",
          new Text("Линий не больше " + TRUNKS_MAX + ".", "At most " + TRUNKS_MAX + " trunks."));
    }
    return named(() -> table.insert(tenant, checked, id -> sealed(tenant, id, checked)));
  }

  /// Changes a trunk that is still at `version`; 412 when somebody was faster.
  public Trunk update(TenantId tenant, long id, int version, TrunkDraft draft) {
    var checked = draft.checked();
    var former = find(tenant, id);
    if (former.version() != version) {
      throw stale();
    }
    return named(() -> table.update(tenant, id, version, checked, sealed(tenant, id, checked)))
        .orElseThrow(Trunks::stale);
  }

  /// Takes a trunk out of use for good; 409 while a campaign that is not done uses it.
  public void delete(TenantId tenant, long id) {
    find(tenant, id);
    if (!table.delete(tenant, id)) {
      throw Rejected.conflict(
          "trunk_in_use",
          new Text(
              "Линией пользуется кампания: завершите или удалите её.",
              "A campaign uses the trunk: end it or delete it first."));
    }
  }

  /// What is known of the tenant's trunks right now, by trunk.
  public Map<Long, TrunkHealth> health(TenantId tenant) {
    return table.health(tenant).stream()
        .collect(Collectors.toMap(TrunkHealth::trunkId, Function.identity()));
  }

  /// Says where the trunk's requests go and opens the password. `Unavailable` when the name does not
  /// resolve, `Rejected` when the password was sealed by another installation's key.
  public TrunkLine lineOf(Trunk trunk) {
    SipTarget target = targetOf(trunk);
    var username = trunk.username();
    if (username == null) {
      return new TrunkLine(target, null, target.host());
    }
    var sealed = table.sealedSecret(trunk.tenantId(), trunk.id());
    var secret = sealed.map(bytes -> seal.open(purpose(trunk.tenantId(), trunk.id()), bytes));
    var credentials = new Credentials(username, Secret.of(secret.orElse("")), "");
    return new TrunkLine(target, credentials, target.host());
  }

  private static SipTarget targetOf(Trunk trunk) {
    Transport transport = Transport.of(trunk.transport());
    var target = SipTarget.named(transport, trunk.host(), portOf(trunk.port()));
    String written = trunk.outboundProxy();
    if (written == null) {
      checkKnown(trunk.host(), trunk.port());
      return target;
    }
    HostPort proxy = HostPort.of(written).orElseThrow();
    checkKnown(proxy.host(), proxy.port());
    return target.through(SipTarget.named(transport, proxy.host(), portOf(proxy.port())));
  }

  private static int portOf(int written) {
    return written == 0 ? SipTarget.NO_PORT : written;
  }

  private byte[] sealed(TenantId tenant, long id, TrunkDraft.Checked checked) {
    var secret = checked.secret();
    return secret == null || secret.isEmpty()
        ? new byte[0]
        : seal.seal(purpose(tenant, id), secret);
  }

  private static String purpose(TenantId tenant, long id) {
    return "trunk " + tenant.value() + " " + id;
  }

  /// Tells early and in words that a name is wrong; with a port left to the DNS there may be SRV
  /// records of it and no address.
  private static void checkKnown(String host, int port) {
    if (port == 0) {
      return;
    }
    try {
      var address = InetAddress.getAllByName(host)[0];
      if (address.isAnyLocalAddress() || address.isMulticastAddress()) {
        throw new UnknownHostException(host + " is not the address of one host");
      }
    } catch (UnknownHostException e) {
      throw new Unavailable(
          "trunk_host_unknown",
          new Text("Имя «" + host + "» не находится в DNS.", "The name " + host + " is not known."),
          Duration.ofSeconds(30),
          e);
    }
  }

  private static <T> T named(Supplier<T> work) {
    try {
      return work.get();
    } catch (ConstraintViolated e) {
      if (!e.constraint().equals("trunk_name")) {
        throw e;
      }
      var taken = new Text("Линия с таким названием уже есть.", "There is a trunk of that name.");
      throw new Rejected(
          Rejected.Kind.CONFLICT, "name_taken", taken, List.of(new Rejected.Flaw("/name", taken)));
    }
  }

  private static Rejected missing() {
    return Rejected.notFound("no_trunk", new Text("Такой линии нет.", "There is no such trunk."));
  }

  private static Rejected stale() {
    return new Rejected(
        Rejected.Kind.STALE,
        "changed_meanwhile",
        new Text(
            "Линию уже изменили: откройте её заново.",
            "The trunk was changed meanwhile: read it again."));
  }
}
