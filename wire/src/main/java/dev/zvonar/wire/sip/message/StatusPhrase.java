package dev.zvonar.wire.sip.message;

/// The usual phrases of the statuses we send (RFC 3261 §21).
public final class StatusPhrase {
  private StatusPhrase() {}

  /// The phrase of a status, or that of its class.
  public static String of(int status) {
    return switch (status) {
      case 100 -> "Trying";
      case 180 -> "Ringing";
      case 183 -> "Session Progress";
      case 200 -> "OK";
      case 202 -> "Accepted";
      case 400 -> "Bad Request";
      case 403 -> "Forbidden";
      case 404 -> "Not Found";
      case 405 -> "Method Not Allowed";
      case 408 -> "Request Timeout";
      case 416 -> "Unsupported URI Scheme";
      case 420 -> "Bad Extension";
      case 422 -> "Session Interval Too Small";
      case 480 -> "Temporarily Unavailable";
      case 481 -> "Call/Transaction Does Not Exist";
      case 482 -> "Loop Detected";
      case 486 -> "Busy Here";
      case 487 -> "Request Terminated";
      case 488 -> "Not Acceptable Here";
      case 489 -> "Bad Event";
      case 491 -> "Request Pending";
      case 500 -> "Server Internal Error";
      case 503 -> "Service Unavailable";
      case 504 -> "Server Time-out";
      case 603 -> "Decline";
      default -> ofClass(status / 100);
    };
  }

  private static String ofClass(int hundreds) {
    return switch (hundreds) {
      case 1 -> "Progress";
      case 2 -> "OK";
      case 3 -> "Redirected";
      case 4 -> "Request Failure";
      case 5 -> "Server Failure";
      default -> "Global Failure";
    };
  }
}
