package dev.zvonar;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/// The core decides and the shell does: no clock, socket, file, SQL or logger in the rooms that
/// decide.
class PurityTest {
  private static final String[] PURE = {
    "dev.zvonar.kernel..", "dev.zvonar.scenario..", "dev.zvonar.outcome..", "dev.zvonar.pacing.."
  };

  private final JavaClasses house =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.zvonar");

  @Test
  void pure_rooms_know_no_socket_file_sql_or_logger() {
    noClasses()
        .that()
        .resideInAnyPackage(PURE)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "java.net..", "java.nio.channels..", "java.nio.file..", "java.sql..", "org.slf4j..")
        .check(house);
  }

  @Test
  void pure_rooms_ask_no_clock() {
    noClasses()
        .that()
        .resideInAnyPackage(PURE)
        .should()
        .callMethod(System.class, "nanoTime")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(Instant.class, "now")
        .check(house);
  }

  @Test
  void nothing_prints_but_the_command_line() {
    noClasses()
        .that()
        .resideOutsideOfPackages("dev.zvonar.cli..", "dev.zvonar.wire..")
        .should()
        .accessField(System.class, "out")
        .check(house);
  }
}
