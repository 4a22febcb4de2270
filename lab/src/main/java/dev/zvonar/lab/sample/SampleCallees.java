package dev.zvonar.lab.sample;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/// Debtors of a water company that does not exist, as its accountant would export them: UTF-8, `;`,
/// columns телефон, имя, город, часовой пояс, долг, дата.
///
/// Numbers run on from +7 900 000-00-01, each once, in the spellings people use. They belong to the
/// fake carrier and must never be dialled through a real one.
public final class SampleCallees {
  /// The file's first line.
  public static final String HEADER = "телефон;имя;город;часовой пояс;долг;дата";

  /// As many numbers as follow the code 900.
  public static final int ROWS_MAX = 9_999_999;

  private static final long NATIONAL_FIRST = 9_000_000_001L;

  private static final List<String> WOMEN =
      List.of("Анна", "Мария", "Ольга", "Елена", "Татьяна", "Ирина", "Наталья", "Дарья", "Вера");
  private static final List<String> MEN =
      List.of("Иван", "Пётр", "Сергей", "Алексей", "Дмитрий", "Андрей", "Николай", "Фёдор", "Олег");

  /// Stems of patronymics.
  private static final List<String> FATHERS =
      List.of(
          "Иванов", "Петров", "Сергеев", "Алексеев", "Андреев", "Николаев", "Фёдоров", "Борисов");

  private record City(String name, String zone) {}

  private static final List<City> CITIES =
      List.of(
          new City("Калининград", "МСК-1"),
          new City("Москва", "МСК"),
          new City("Тверь", ""),
          new City("Самара", "МСК+1"),
          new City("Екатеринбург", "МСК+2"),
          new City("Омск", "UTC+6"),
          new City("Красноярск", "Asia/Krasnoyarsk"),
          new City("Иркутск", "МСК+5"),
          new City("Якутск", "UTC+9"),
          new City("Владивосток", "Asia/Vladivostok"),
          new City("Магадан", "МСК+8"),
          new City("Петропавловск-Камчатский", "МСК+9"));

  private static final LocalDate FIRST_DAY = LocalDate.of(2026, 12, 1);
  private static final int DAYS = 60;
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("dd.MM.yyyy", Locale.ROOT);

  private SampleCallees() {}

  /// Writes the header and `rows` people.
  ///
  /// @param rows 0 to [#ROWS_MAX]
  public static void write(Writer out, int rows, long seed) throws IOException {
    if (rows < 0 || rows > ROWS_MAX) {
      throw new IllegalArgumentException(rows + " rows are not 0 to " + ROWS_MAX);
    }
    var dice = new Random(seed);
    out.write(HEADER + "\n");
    for (int i = 0; i < rows; i++) {
      out.write(row(NATIONAL_FIRST + i, dice));
    }
  }

  /// The file for the demo.
  public static Path write(Path file, int rows, long seed) throws IOException {
    try (Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      write(out, rows, seed);
    }
    return file;
  }

  private static String row(long national, Random dice) {
    City city = CITIES.get(dice.nextInt(CITIES.size()));
    LocalDate day = FIRST_DAY.plusDays(dice.nextInt(DAYS));
    return String.join(
            ";",
            phone(Long.toString(national), dice.nextInt(5)),
            name(dice),
            city.name(),
            city.zone(),
            dice.nextInt(1, 20_000) + "," + dice.nextInt(10, 100),
            DAY.format(day))
        + "\n";
  }

  private static String name(Random dice) {
    boolean woman = dice.nextBoolean();
    List<String> names = woman ? WOMEN : MEN;
    String father = FATHERS.get(dice.nextInt(FATHERS.size()));
    return names.get(dice.nextInt(names.size())) + " " + father + (woman ? "на" : "ич");
  }

  private static String phone(String national, int spelling) {
    String code = national.substring(0, 3);
    String a = national.substring(3, 6);
    String b = national.substring(6, 8);
    String c = national.substring(8);
    return switch (spelling) {
      case 0 -> "+7" + national;
      case 1 -> "8" + national;
      case 2 -> "8 (" + code + ") " + a + "-" + b + "-" + c;
      case 3 -> "+7 " + code + " " + a + "-" + b + "-" + c;
      default -> national;
    };
  }
}
