package dev.zvonar;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The house as its tests look at it: the compiled rooms, the sources, the drawing.
final class House {
  private House() {}

  static Path root() {
    return Path.of(System.getProperty("zvonar.root", ".."));
  }

  static JavaClasses rooms() {
    return new ClassFileImporter()
        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
        .withImportOption(location -> !location.contains("/wire/"))
        .importPackages("dev.zvonar");
  }

  /// The main sources of all modules, without package-info and module-info.
  static List<Path> sources() {
    List<Path> all = new ArrayList<>();
    for (String module : List.of("wire", "server", "lab")) {
      all.addAll(sourcesOf(root().resolve(module).resolve("src/main/java")));
    }
    return all;
  }

  static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> sourcesOf(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> !file.toString().endsWith("-info.java"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
