package dev.zvonar.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;

/// The console's files, from `META-INF/resources/` on the class path. Kept in memory once asked for,
/// plain and compressed; there are only as many as the jar holds.
///
/// A path that names no file and looks like a page (no dot in its last segment) gets `index.html`:
/// the console routes such paths by itself.
final class Assets {
  private static final String FOLDER = "META-INF/resources";
  private static final String INDEX = "/index.html";
  private static final int FILE_BYTES_MAX = 16 * 1024 * 1024;
  private static final int GZIP_BYTES_MIN = 1_000;
  private static final Pattern SANE = Pattern.compile("(/[A-Za-z0-9_@-][A-Za-z0-9._@-]*)+");

  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("html", "text/html; charset=utf-8"),
          Map.entry("js", "text/javascript; charset=utf-8"),
          Map.entry("css", "text/css; charset=utf-8"),
          Map.entry("json", "application/json"),
          Map.entry("svg", "image/svg+xml"),
          Map.entry("png", "image/png"),
          Map.entry("ico", "image/x-icon"),
          Map.entry("woff2", "font/woff2"),
          Map.entry("txt", "text/plain; charset=utf-8"),
          Map.entry("webmanifest", "application/manifest+json"));

  private final ClassLoader loader;
  private final Map<String, Asset> kept = new ConcurrentHashMap<>();

  Assets(ClassLoader loader) {
    this.loader = loader;
  }

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Asset(String type, byte[] plain, byte[] gzip, String etag, boolean hashed) {}

  /// The file at `path`, or the console's page, or nothing.
  Optional<Reply> reply(Ask ask, String path) {
    return asset(path.equals("/") ? INDEX : path)
        .or(() -> isPage(path) ? asset(INDEX) : Optional.empty())
        .map(asset -> reply(ask, asset));
  }

  private static boolean isPage(String path) {
    return path.indexOf('.', path.lastIndexOf('/')) < 0;
  }

  private static Reply reply(Ask ask, Asset asset) {
    var caching = asset.hashed ? "public, max-age=31536000, immutable" : "no-cache";
    if (ask.header("If-None-Match").filter(tags -> tags.contains(asset.etag)).isPresent()) {
      return Reply.whole(304, asset.type, new byte[0])
          .withHeader("ETag", asset.etag)
          .withHeader("Cache-Control", caching);
    }
    var zip = asset.gzip.length > 0 && accepts(ask, "gzip");
    var reply =
        Reply.bytes(asset.type, zip ? asset.gzip : asset.plain)
            .withHeader("ETag", asset.etag)
            .withHeader("Vary", "Accept-Encoding")
            .withHeader("Cache-Control", caching);
    return zip ? reply.withHeader("Content-Encoding", "gzip") : reply;
  }

  private static boolean accepts(Ask ask, String encoding) {
    return ask.header("Accept-Encoding").filter(header -> header.contains(encoding)).isPresent();
  }

  private Optional<Asset> asset(String path) {
    var known = kept.get(path);
    if (known != null) {
      return Optional.of(known);
    }
    if (!SANE.matcher(path).matches() || !TYPES.containsKey(extension(path))) {
      return Optional.empty();
    }
    var loaded = load(path);
    loaded.ifPresent(asset -> kept.put(path, asset));
    return loaded;
  }

  private Optional<Asset> load(String path) {
    try (var in = loader.getResourceAsStream(FOLDER + path)) {
      if (in == null) {
        return Optional.empty();
      }
      var bytes = in.readNBytes(FILE_BYTES_MAX);
      var hash = MultipartReader.sha256().digest(bytes);
      var etag = "W/\"" + HexFormat.of().formatHex(hash, 0, 12) + "\"";
      var type = TYPES.getOrDefault(extension(path), "application/octet-stream");
      return Optional.of(new Asset(type, bytes, zipped(bytes), etag, path.startsWith("/assets/")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The compressed form, empty where it would not help.
  private static byte[] zipped(byte[] bytes) throws IOException {
    if (bytes.length < GZIP_BYTES_MIN) {
      return new byte[0];
    }
    var out = new ByteArrayOutputStream();
    try (var zip = new GZIPOutputStream(out)) {
      zip.write(bytes);
    }
    return out.size() < bytes.length * 9 / 10 ? out.toByteArray() : new byte[0];
  }

  private static String extension(String path) {
    return path.substring(path.lastIndexOf('.') + 1);
  }
}
