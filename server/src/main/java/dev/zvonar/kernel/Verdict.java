package dev.zvonar.kernel;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What an ended attempt, or a target that will not be called, means to us.
public enum Verdict {
  /// The callee heard the message and pressed the key that confirms it.
  CONFIRMED,
  /// The message was played to its end.
  HEARD,
  /// Answered, and hung up before the message's end.
  PARTLY_HEARD,
  /// An answering machine took the call.
  MACHINE,
  /// The callee asked never to be called again.
  OPTED_OUT,
  /// The callee's line was busy.
  BUSY,
  /// It rang and nobody answered in time.
  NO_ANSWER,
  /// The callee refused the call.
  DECLINED,
  /// The phone is switched off or out of reach for now.
  UNREACHABLE,
  /// No such number.
  WRONG_NUMBER,
  /// The operator or the way to it failed: the callee was not reached through no fault of theirs.
  TRUNK_FAULT,
  /// We failed: a fault of this system or of the data given to it.
  OUR_FAULT,
  /// It cannot be known how the attempt ended, because we were cut off while it was in the air.
  UNKNOWN,
  /// Never dialled: the campaign was paused or stopped, or the callee was withdrawn.
  WITHDRAWN,
  /// Never dialled: the number is not among those the trunk may call.
  NOT_ALLOWED;

  private static final Map<String, Verdict> BY_CODE =
      Arrays.stream(values())
          .collect(Collectors.toUnmodifiableMap(Verdict::code, Function.identity()));

  private final String code = name().toLowerCase(Locale.ROOT);

  /// The word stored in tables and shown by the API, such as `partly_heard`.
  public String code() {
    return code;
  }

  /// The verdict stored under this word.
  ///
  /// @throws IllegalArgumentException when no verdict has this code
  public static Verdict ofCode(String code) {
    Verdict found = BY_CODE.get(code);
    if (found == null) {
      throw new IllegalArgumentException("no verdict has the code '" + code + "'");
    }
    return found;
  }
}
