package dev.zvonar.web;

import dev.zvonar.kernel.Text;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads `multipart/form-data` (RFC 7578) as it comes in: text fields are kept, the one file is
/// handed on as a stream. Bounded: parts, bytes of a part's headers, bytes of a text field.
final class MultipartReader {
  static final int PARTS_MAX = 32;
  static final int PART_HEADER_BYTES_MAX = 8 * 1024;
  static final int FIELD_BYTES_MAX = 64 * 1024;

  private static final int BOUNDARY_CHARS_MAX = 200;
  private static final Pattern BOUNDARY =
      Pattern.compile(";\\s*boundary=(?:\"([^\"]+)\"|([^;\\s]+))", Pattern.CASE_INSENSITIVE);
  private static final Pattern NAME = Pattern.compile(";\\s*name=\"([^\"]*)\"");
  private static final Pattern FILE_NAME = Pattern.compile(";\\s*filename=\"([^\"]*)\"");

  private final DelimitedInput in;
  private final Map<String, String> fields = new LinkedHashMap<>();
  private final MessageDigest digest = sha256();
  private int parts; // counted against PARTS_MAX
  private boolean atEnd; // the closing delimiter has been read
  private @Nullable InputStream open; // the file being read, to be finished before the next part

  private MultipartReader(DelimitedInput in) {
    this.in = in;
  }

  static MultipartReader of(String contentType, InputStream body) {
    var matcher = BOUNDARY.matcher(contentType);
    if (!matcher.find()) {
      throw malformed("boundary");
    }
    var quoted = matcher.group(1);
    var boundary = quoted == null ? matcher.group(2) : quoted;
    if (boundary.length() > BOUNDARY_CHARS_MAX) {
      throw malformed("boundary");
    }
    return new MultipartReader(new DelimitedInput(body, "\r\n--" + boundary));
  }

  /// Reads on to the file of `field`.
  FilePart file(String field, long bytesMax) throws IOException {
    for (var part = next(); part != null; part = next()) {
      if (part.name().equals(field)) {
        var bytes = new LimitedInput(new DigestedInput(in, digest), bytesMax);
        open = bytes;
        return new FilePart(part.fileName(), part.contentType(), bytes, this::field);
      }
      keep(part);
    }
    throw new Refusal(
        400,
        "file_missing",
        new Text("В форме нет файла «" + field + "».", "The form has no file \"" + field + "\"."));
  }

  /// Reads whatever is left and gives the digest of the names and contents of all parts. It does
  /// not depend on the boundary, which senders draw anew for each request.
  byte[] finish() throws IOException {
    for (var part = next(); part != null; part = next()) {
      keep(part);
    }
    return digest.digest();
  }

  private Optional<String> field(String name) {
    try {
      if (!fields.containsKey(name) && open != null && in.isAtDelimiter()) {
        for (var part = next(); part != null; part = next()) {
          keep(part);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Optional.ofNullable(fields.get(name));
  }

  private void keep(Part part) throws IOException {
    var bytes = new DigestedInput(in, digest).readNBytes(FIELD_BYTES_MAX + 1);
    if (bytes.length > FIELD_BYTES_MAX) {
      throw Problems.tooLarge(FIELD_BYTES_MAX);
    }
    fields.put(part.name(), new String(bytes, StandardCharsets.UTF_8));
  }

  private @Nullable Part next() throws IOException {
    if (open != null) {
      open.transferTo(OutputStream.nullOutputStream());
      open = null;
    }
    if (atEnd || !in.passDelimiter()) {
      atEnd = true;
      return null;
    }
    if (++parts > PARTS_MAX) {
      throw malformed("parts");
    }
    var part = Part.of(in.readHeaders(PART_HEADER_BYTES_MAX));
    digest.update((part.name() + "\n" + part.fileName() + "\n").getBytes(StandardCharsets.UTF_8));
    return part;
  }

  static Refusal malformed(String what) {
    return new Refusal(
        400,
        "malformed_form",
        new Text(
            "Форма multipart/form-data повреждена: " + what + ".",
            "The multipart/form-data body is broken: " + what + "."));
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("the JDK has no SHA-256", e);
    }
  }

  /// The headers of one part.
  private record Part(String name, String fileName, String contentType) {
    private static final int FILE_NAME_CHARS_MAX = 200;

    static Part of(Map<String, String> headers) {
      var disposition = headers.getOrDefault("content-disposition", "");
      var name = NAME.matcher(disposition);
      if (!name.find()) {
        throw malformed("Content-Disposition");
      }
      var file = FILE_NAME.matcher(disposition);
      return new Part(
          name.group(1),
          file.find() ? plainName(file.group(1)) : "file",
          headers.getOrDefault("content-type", "text/plain"));
    }

    /// Browsers of old sent whole paths; nothing of a path is ever used.
    private static String plainName(String sent) {
      var start = Math.max(sent.lastIndexOf('/'), sent.lastIndexOf('\\')) + 1;
      var name = sent.substring(start).replaceAll("\\p{Cntrl}", "").strip();
      if (name.isEmpty()) {
        return "file";
      }
      return name.substring(0, Math.min(name.length(), FILE_NAME_CHARS_MAX));
    }
  }
}
