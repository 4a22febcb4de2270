package dev.zvonar.wire.sip;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/// Keeps the machines and the messages free of clocks, sockets and threads.
class SipPurityTest {
  private static final String MACHINES =
      "dev\\.zvonar\\.wire\\.sip\\.(Leg|AnsweringLeg|RegistrationCycle"
          + "|transaction\\.(InviteClient|NonInviteClient|InviteServer|NonInviteServer)"
          + "|dialog\\..*|message\\..*)(\\$.*)?";

  private final JavaClasses classes =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.zvonar.wire.sip");

  @Test
  void machines_and_messages_know_no_clock_socket_or_thread() {
    noClasses()
        .that()
        .haveNameMatching(MACHINES)
        .should()
        .callMethod(System.class, "nanoTime")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .dependOnClassesThat()
        .resideInAnyPackage("java.net..", "java.nio.channels..", "java.util.concurrent..")
        .check(classes);
  }

  @Test
  void directions_and_framing_know_no_clock() {
    noClasses()
        .that()
        .haveNameMatching(
            "dev\\.zvonar\\.wire\\.sip\\.(locate\\.(Directions|DirectionsCache|Recent|DnsMessage)"
                + "|transport\\.StreamFramer)(\\$.*)?")
        .should()
        .callMethod(System.class, "nanoTime")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .dependOnClassesThat()
        .resideInAnyPackage("java.nio.channels..", "java.util.concurrent..")
        .check(classes);
  }

  @Test
  void transports_and_names_know_no_transactions_and_no_calls() {
    noClasses()
        .that()
        .resideInAnyPackage("..sip.transport", "..sip.locate")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("..sip", "..sip.transaction")
        .check(classes);
  }

  @Test
  void messages_know_no_transactions_and_transactions_know_no_calls() {
    noClasses()
        .that()
        .resideInAPackage("..sip.message")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "..sip", "..sip.transaction", "..sip.dialog", "..sip.transport", "..sip.locate")
        .check(classes);
    noClasses()
        .that()
        .resideInAPackage("..sip.transaction")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("..sip", "..sip.dialog")
        .check(classes);
    noClasses()
        .that()
        .resideInAPackage("..sip.dialog")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("..sip", "..sip.transaction")
        .check(classes);
  }
}
