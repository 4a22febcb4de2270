package dev.zvonar.speech;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '=',
      value = {
        "1523.40 = одна тысяча пятьсот двадцать три рубля сорок копеек",
        "'1 523,40' = одна тысяча пятьсот двадцать три рубля сорок копеек",
        "1 523,40 руб. = одна тысяча пятьсот двадцать три рубля сорок копеек",
        "1 = один рубль",
        "21 ₽ = двадцать один рубль",
        "11 = одиннадцать рублей",
        "112 = сто двенадцать рублей",
        "'1,01' = один рубль одна копейка",
        "'0,02' = две копейки",
        "0 = ноль рублей",
        "1000000 = один миллион рублей",
        "'101 000,00' = сто одна тысяча рублей",
        "2000001 = два миллиона один рубль",
        "-50 = минус пятьдесят рублей",
        "1523.4000000001 = одна тысяча пятьсот двадцать три рубля сорок копеек",
        "999.999 = одна тысяча рублей",
        "'1,234,567.80' = один миллион двести тридцать четыре тысячи пятьсот шестьдесят семь рублей"
            + " восемьдесят копеек",
      })
  void money_is_roubles_and_kopecks(String cell, String said) {
    assertThat(said("money", cell, Language.RU)).isEqualTo(said);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '=',
      value = {
        "1523.40 = one thousand five hundred twenty-three roubles forty kopecks",
        "'1,523' = one thousand five hundred twenty-three roubles",
        "1 = one rouble",
        "0.01 = one kopeck",
      })
  void money_is_said_in_english_too(String cell, String said) {
    assertThat(said("money", cell, Language.EN)).isEqualTo(said);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '=',
      value = {
        "25.11.2026 = двадцать пятого ноября две тысячи двадцать шестого года",
        "25.11.26 = двадцать пятого ноября две тысячи двадцать шестого года",
        "2026-11-25 = двадцать пятого ноября две тысячи двадцать шестого года",
        "2026-11-25T09:30:00 = двадцать пятого ноября две тысячи двадцать шестого года",
        "25.11 = двадцать пятого ноября",
        "25 ноября = двадцать пятого ноября",
        "3 мая 2026 г. = третьего мая две тысячи двадцать шестого года",
        "04.03.1985 = четвёртого марта тысяча девятьсот восемьдесят пятого года",
        "01/01/2000 = первого января двухтысячного года",
        "29.02 = двадцать девятого февраля",
      })
  void a_date_is_said_in_the_genitive_with_its_year_when_given(String cell, String said) {
    assertThat(said("date", cell, Language.RU)).isEqualTo(said);
  }

  @Test
  void a_date_may_stand_in_the_nominative() {
    assertThat(said("date:nominative", "25.11", Language.RU)).isEqualTo("двадцать пятое ноября");
  }

  @Test
  void an_english_date_has_its_month_first() {
    assertThat(said("date", "11/25/2026", Language.EN))
        .isEqualTo("November twenty-fifth twenty twenty-six");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '=',
      value = {
        "9:30 = девять часов тридцать минут",
        "09:00 = девять часов",
        "21:01:59 = двадцать один час одна минута",
        "2.02 = два часа две минуты",
        "0:00 = ноль часов",
        "25.11.2026 18:45 = восемнадцать часов сорок пять минут",
      })
  void a_time_is_hours_and_minutes(String cell, String said) {
    assertThat(said("time", cell, Language.RU)).isEqualTo(said);
  }

  @Test
  void a_time_goes_by_the_case_asked_for() {
    assertThat(said("time:genitive", "9:21", Language.RU))
        .isEqualTo("девяти часов двадцати одной минуты");
  }

  @ParameterizedTest
  @CsvSource({
    "9:30,nine thirty a m",
    "14:05,two oh five p m",
    "0:00,twelve a m",
    "2:05 pm,two oh five p m",
    "12:00 AM,twelve a m"
  })
  void an_english_time_has_twelve_hours(String cell, String said) {
    assertThat(said("time", cell, Language.EN)).isEqualTo(said);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '=',
      value = {
        "number = 21 = двадцать один",
        "number:feminine = 1001 = одна тысяча одна",
        "number:genitive = 423 = четырёхсот двадцати трёх",
        "number:prepositional = 21 = двадцати одном",
        "number:instrumental = 3300 = тремя тысячами тремястами",
        "number:dative = 34 = тридцати четырём",
        "number = 12,5 = двенадцать целых пять десятых",
        "number = 0,01 = ноль целых одна сотая",
        "number:genitive = 1,5 = одной целой пяти десятых",
        "number = 7,00 = семь",
        "count:день = 5 = пять дней",
        "count:день,genitive = 21 = двадцати одного дня",
        "count:копейка,accusative = 1 = одну копейку",
        "count:рубль,dative = 1000 = одной тысяче рублей",
        "count:заявка = 22 = двадцать две заявки",
        "count:платеж = 3 = три платежа",
        "count:год = 2,5 = две целых пять десятых года",
        "digits = 48-12 = четыре восемь один два",
        "digits = +7 А5 = плюс семь А пять",
      })
  void numbers_agree_with_what_they_count(String format, String cell, String said) {
    assertThat(said(format, cell, Language.RU)).isEqualTo(said);
  }

  @ParameterizedTest
  @CsvSource({
    "count:day,5,five days",
    "count:day,1,one day",
    "count:company,3,three companies",
    "count:box,2,two boxes",
    "number,12.5,twelve point five",
    "number,-1000007,minus one million seven"
  })
  void english_counts_too(String format, String cell, String said) {
    assertThat(said(format, cell, Language.EN)).isEqualTo(said);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '=',
      value = {
        "money = 12 34",
        "money = '12,34,5'",
        "money = сто рублей",
        "money = 1e5",
        "number = 1000000000000",
        "number = 1.2.3",
        "date = 31.02.2026",
        "date = 2026-13-01",
        "date = 45986",
        "date = 25.11.0026",
        "time = 25:00",
        "time = 13:00 pm",
        "time = утром",
      })
  void a_value_of_another_kind_is_refused_by_name(String format, String cell) {
    assertThat(say(format, cell, Language.RU))
        .isInstanceOfSatisfying(
            Spoken.Unreadable.class,
            unreadable -> assertThat(unreadable.why().ru()).contains(cell, "нужно, например"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   ", "—", "-", "\u00A0", "…!"})
  void signs_alone_are_nothing_to_say(String cell) {
    assertThat(say("text", cell, Language.RU)).isInstanceOf(Spoken.Nothing.class);
  }

  @Test
  void a_name_is_said_word_by_word_and_a_sentence_whole() {
    assertThat(phrases("text", " Анна  Петровна ")).containsExactly("Анна", "Петровна");
    assertThat(phrases("text", "улица Ленина, дом 5")).containsExactly("улица Ленина, дом 5");
  }

  @Test
  void a_value_too_long_is_refused() {
    assertThat(say("text", "а".repeat(501), Language.RU)).isInstanceOf(Spoken.Unreadable.class);
    assertThat(say("digits", "1".repeat(41), Language.RU)).isInstanceOf(Spoken.Unreadable.class);
  }

  @Test
  void all_sums_below_a_million_are_made_of_a_few_phrases() {
    Set<String> phrases =
        LongStream.iterate(1, kopecks -> kopecks < 100_000_000, kopecks -> kopecks + 4999)
            .mapToObj(kopecks -> kopecks / 100 + "," + "%02d".formatted(kopecks % 100))
            .flatMap(cell -> phrases("money", cell).stream())
            .collect(Collectors.toSet());
    assertThat(phrases).hasSizeLessThan(150);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "деньги",
        "money:день",
        "count",
        "count:синхрофазотрон",
        "text:genitive",
        "date:dative",
        "number:genitive,feminine,neuter,a,b",
        "digits:feminine"
      })
  void a_format_that_makes_no_sense_is_not_one(String written) {
    assertThat(ValueFormat.parse(written, Language.RU)).isEmpty();
  }

  private static Spoken say(String format, String cell, Language language) {
    return Words.say(language, ValueFormat.parse(format, language).orElseThrow(), cell);
  }

  private static List<String> phrases(String format, String cell) {
    return ((Spoken.Phrases) say(format, cell, Language.RU)).phrases();
  }

  private static String said(String format, String cell, Language language) {
    return String.join(" ", ((Spoken.Phrases) say(format, cell, language)).phrases());
  }
}
