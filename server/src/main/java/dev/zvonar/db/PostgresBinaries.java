package dev.zvonar.db;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tukaani.xz.XZInputStream;

/// PostgreSQL's programs, unpacked from the jar that carries them, once a machine and version.
final class PostgresBinaries {
  private static final Logger log = LoggerFactory.getLogger(PostgresBinaries.class);

  /// The major version is part of the data's format: raising it needs `pg_upgrade`.
  static final String MAJOR = "18";

  private static final String ARCHIVE = "/postgres-linux-x86_64.txz";
  private static final String FOLDER = "postgresql-18.6.0";

  private final Path home;

  private PostgresBinaries(Path home) {
    this.home = home;
  }

  /// Finds the programs below the cache folder, or puts them there. Several processes may do so at
  /// once: each unpacks aside, and whoever is ready first renames its folder into place.
  static PostgresBinaries unpackedIn(Path cache) {
    Path home = cache.resolve(FOLDER).toAbsolutePath();
    try {
      if (!Files.isDirectory(home)) {
        unpack(cache, home);
      }
      return new PostgresBinaries(home);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot unpack PostgreSQL into " + home, e);
    }
  }

  Path home() {
    return home;
  }

  String program(String name) {
    return home.resolve("bin").resolve(name).toString();
  }

  private static void unpack(Path cache, Path home) throws IOException {
    log.info("unpacking postgresql folder={}", home);
    Files.createDirectories(cache);
    Path aside = Files.createTempDirectory(cache, FOLDER + ".new-");
    try (InputStream packed = PostgresBinaries.class.getResourceAsStream(ARCHIVE)) {
      if (packed == null) {
        throw new IOException(
            "this build carries no PostgreSQL for this machine; set database.url to a server");
      }
      TarArchive.unpack(new XZInputStream(new BufferedInputStream(packed, 1 << 16)), aside);
      Files.setPosixFilePermissions(aside, PosixFilePermissions.fromString("rwxr-xr-x"));
      putInPlace(aside, home);
    }
  }

  private static void putInPlace(Path aside, Path home) throws IOException {
    try {
      Files.move(aside, home, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      deleteTree(aside);
      if (!Files.isDirectory(home)) {
        throw e;
      }
    }
  }

  static void deleteTree(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure)
              throws IOException {
            Files.delete(directory);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
