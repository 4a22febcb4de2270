package dev.zvonar.callee;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneReaderTest {
  private static final PhoneNumberUtil LIBRARY = PhoneNumberUtil.getInstance();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "+79161234567",
        "79161234567",
        "89161234567",
        "9161234567",
        "8 (916) 123-45-67",
        "+7 916 123 45 67",
        "(916) 123-45-67",
        "8-916-123-45-67",
        "8.916.123.45.67",
        "+7\u00a0916\u00a0123\u201145\u201167",
        "'+79161234567",
        "=+79161234567",
        "=\"+79161234567\"",
        "\u202a+79161234567\u202c",
        "\ufeff 89161234567\u00a0",
        "8–916–123–45–67",
        "79161234567.0",
        "79161234567,00",
        "7,9161234567E+10",
        "7.9161234567e10",
        "8-10-7-916-123-45-67"
      })
  void every_usual_spelling_of_a_mobile_number_is_read(String written) {
    assertThat(read(written)).isEqualTo("+79161234567");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "+375 29 123-45-67|+375291234567",
        "8 10 375 29 1234567|+375291234567",
        "8 (495) 123-45-67|+74951234567",
        "8 800 555-35-35|+78005553535",
        "+7 701 123 45 67|+77011234567",
        "+49 30 901820|+4930901820"
      })
  void numbers_of_the_world_and_landlines_are_read(String written, String number) {
    assertThat(read(written)).isEqualTo(number);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''|none",
        "'  '|none",
        "Иванов|not_a_number",
        "8 800 FLOWERS|not_a_number",
        "нет|not_a_number",
        "---|not_a_number",
        "+7 916 123-45-67 доб. 12|extension",
        "8 (495) 123-45-67, доб. 12345|extension",
        "84951234567 ext 5|extension",
        "84951234567#12|extension",
        "89161234567, 89031234567|several",
        "89161234567/89031234567|several",
        "7,916E+10|rounded",
        "7.92E+10|rounded",
        "8916123456|invalid",
        "112|short",
        "891612345678|invalid",
        "79161234567890123|long",
        "+7 000 000-00-00|invalid",
        "+89161234567|invalid",
        "375291234567|invalid"
      })
  void what_cannot_be_called_is_refused_with_its_reason(String written, String fault) {
    assertThat(read(written)).isEqualTo(fault);
  }

  @Test
  void a_number_without_a_country_code_belongs_to_the_region_named() throws Exception {
    assertThat(PhoneReader.read("291234567", "BY"))
        .isEqualTo(PhoneReader.read("+375291234567", "RU"));
    assertThat(PhoneReader.read("9161234567", "BY")).isInstanceOf(PhoneReading.Bad.class);
    assertThat(PhoneReader.read("+79161234567", "BY")).isInstanceOf(PhoneReading.Good.class);
  }

  @Test
  void the_short_path_answers_as_the_library_does() {
    var random = new Random(1);
    String[] spellings = {
      "+7%s", "7%s", "8%s", "%s", "8 (%.3s) %s", "+7-%.3s-%s", "+%s", "(%.3s)%s", "9%s", "+7 %.9s"
    };
    int byShortPath = 0;
    for (int i = 0; i < 20_000; i++) {
      String national = Long.toString(2_000_000_000L + random.nextLong(8_000_000_000L));
      String mobile = random.nextInt(4) > 0 ? "9" + national.substring(1) : national;
      String form = spellings[random.nextInt(spellings.length)];
      String written =
          form.contains("%.3s")
              ? form.formatted(mobile, mobile.substring(3))
              : form.formatted(mobile);
      byShortPath += RussianMobile.read(written, true) > 0 ? 1 : 0;
      assertThat(read(written).startsWith("+") ? read(written) : "refused")
          .as(written)
          .isEqualTo(byLibrary(written));
    }
    assertThat(byShortPath).isGreaterThan(8_000);
  }

  @Test
  void the_short_path_knows_every_mobile_code_the_library_knows_whole() {
    for (int code = 900; code < 1000; code++) {
      for (int rest = 0; rest < 10_000_000; rest += 9_973 * 25) {
        long number = 70_000_000_000L + code * 10_000_000L + rest;
        String written = "+" + number;
        assertThat(read(written).startsWith("+") ? read(written) : "refused")
            .isEqualTo(byLibrary(written));
      }
    }
  }

  private static String byLibrary(String written) {
    try {
      var number = LIBRARY.parse(written, "RU");
      return LIBRARY.isValidNumber(number)
          ? LIBRARY.format(number, PhoneNumberUtil.PhoneNumberFormat.E164)
          : "refused";
    } catch (NumberParseException e) {
      return "refused";
    }
  }

  private static String read(String written) {
    return switch (PhoneReader.read(written, "RU")) {
      case PhoneReading.Good(var number) -> number.e164();
      case PhoneReading.Bad(var fault) -> fault.code();
    };
  }
}
