package dev.zvonar.db;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/// Unpacks a tar archive (POSIX ustar): files, folders and symbolic links, nothing else. Names that
/// would leave the folder are refused.
final class TarArchive {
  private static final int BLOCK_BYTES = 512;
  private static final int NAME_BYTES = 100;
  private static final int SIZE_AT = 124;
  private static final int SIZE_BYTES = 12;
  private static final int MODE_AT = 100;
  private static final int MODE_BYTES = 8;
  private static final int TYPE_AT = 156;
  private static final int LINK_AT = 157;
  private static final int OWNER_EXECUTE = 0100;

  private final InputStream in;
  private final Path folder;

  private TarArchive(InputStream in, Path folder) {
    this.in = in;
    this.folder = folder;
  }

  static void unpack(InputStream tar, Path folder) throws IOException {
    new TarArchive(tar, folder.toAbsolutePath().normalize()).unpackAll();
  }

  private void unpackAll() throws IOException {
    byte[] header = in.readNBytes(BLOCK_BYTES);
    while (header.length == BLOCK_BYTES && header[0] != 0) {
      unpackEntry(header);
      header = in.readNBytes(BLOCK_BYTES);
    }
  }

  private void unpackEntry(byte[] header) throws IOException {
    Path target = inside(text(header, 0, NAME_BYTES));
    long bytes = octal(header, SIZE_AT, SIZE_BYTES);
    switch (header[TYPE_AT]) {
      case '0', 0 -> unpackFile(target, bytes, octal(header, MODE_AT, MODE_BYTES));
      case '5' -> Files.createDirectories(target);
      case '2' -> link(target, text(header, LINK_AT, NAME_BYTES));
      default -> throw new IOException("tar entry of unknown type " + (char) header[TYPE_AT]);
    }
  }

  private void unpackFile(Path target, long bytes, long mode) throws IOException {
    Files.createDirectories(target.getParent());
    try (var out = Files.newOutputStream(target)) {
      copy(bytes, out);
    }
    in.skipNBytes((BLOCK_BYTES - bytes % BLOCK_BYTES) % BLOCK_BYTES);
    boolean executable = (mode & OWNER_EXECUTE) != 0;
    Files.setPosixFilePermissions(
        target, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
  }

  private void copy(long bytes, OutputStream out) throws IOException {
    byte[] piece = new byte[64 * 1024];
    for (long left = bytes; left > 0; ) {
      int read = in.read(piece, 0, (int) Math.min(piece.length, left));
      if (read < 0) {
        throw new EOFException("the archive ends inside a file");
      }
      out.write(piece, 0, read);
      left -= read;
    }
  }

  private void link(Path target, String to) throws IOException {
    Path pointed = target.resolveSibling(to).normalize();
    if (!pointed.startsWith(folder)) {
      throw new IOException("the archive links outside its folder: " + to);
    }
    Files.createDirectories(target.getParent());
    Files.deleteIfExists(target);
    Files.createSymbolicLink(target, Path.of(to));
  }

  private Path inside(String name) throws IOException {
    Path target = folder.resolve(name).normalize();
    if (!target.startsWith(folder)) {
      throw new IOException("the archive names a file outside its folder: " + name);
    }
    return target;
  }

  private static long octal(byte[] header, int at, int length) {
    return Long.parseLong(text(header, at, length).strip(), 8);
  }

  private static String text(byte[] header, int at, int length) {
    int end = at;
    while (end < at + length && header[end] != 0) {
      end++;
    }
    return new String(header, at, end - at, StandardCharsets.UTF_8);
  }
}
