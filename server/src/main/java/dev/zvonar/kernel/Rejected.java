package dev.zvonar.kernel;

import java.util.List;

/// A request that will be refused again if it is repeated unchanged.
///
/// Thrown where the fault is seen; the API turns it into problem+json (RFC 9457) in the caller's
/// language. The message is the English text and names what to mend.
public final class Rejected extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Kind kind;
  private final String code;
  private final transient Text detail;
  private final transient List<Flaw> flaws;

  /// A refusal with its flaws.
  ///
  /// @param code stable lower-snake word for clients and metrics, such as `list_not_ready`
  /// @param flaws what is wrong where in the request; may be empty
  public Rejected(Kind kind, String code, Text detail, List<Flaw> flaws) {
    super(detail.en());
    this.kind = kind;
    this.code = code;
    this.detail = detail;
    this.flaws = List.copyOf(flaws);
  }

  public Rejected(Kind kind, String code, Text detail) {
    this(kind, code, detail, List.of());
  }

  /// The request is well formed but its content breaks a rule.
  public static Rejected invalid(String code, Text detail, Flaw... flaws) {
    return new Rejected(Kind.INVALID, code, detail, List.of(flaws));
  }

  /// The thing is in a state that does not allow this.
  public static Rejected conflict(String code, Text detail) {
    return new Rejected(Kind.CONFLICT, code, detail);
  }

  /// There is no such thing, or it belongs to another tenant.
  public static Rejected notFound(String code, Text detail) {
    return new Rejected(Kind.NOT_FOUND, code, detail);
  }

  public Kind kind() {
    return kind;
  }

  public String code() {
    return code;
  }

  public Text detail() {
    return detail;
  }

  public List<Flaw> flaws() {
    return flaws;
  }

  /// Why it is refused, with the HTTP status (RFC 9110) that says the same.
  public enum Kind {
    INVALID(422),
    CONFLICT(409),
    NOT_FOUND(404),
    /// Somebody changed the thing since the caller read it.
    STALE(412),
    TOO_LARGE(413),
    FORBIDDEN(403);

    private final int status;

    Kind(int status) {
      this.status = status;
    }

    public int status() {
      return status;
    }
  }

  /// One thing wrong with a request.
  ///
  /// @param at where: the field's path, such as `schedule.from`
  public record Flaw(String at, Text message) {}
}
