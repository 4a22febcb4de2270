package dev.zvonar.lab.sample;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zvonar.callee.PhoneReader;
import dev.zvonar.callee.PhoneReading;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class SampleCalleesTest {
  @Test
  void the_same_seed_gives_the_same_people() throws IOException {
    assertThat(lines(500, 7)).isEqualTo(lines(500, 7)).isNotEqualTo(lines(500, 8));
  }

  @Test
  void every_phone_can_be_read_and_belongs_to_one_person() throws IOException {
    List<String> people = lines(2000, 1);
    assertThat(people.getFirst()).isEqualTo(SampleCallees.HEADER);
    List<PhoneReading> phones =
        people.stream().skip(1).map(line -> PhoneReader.read(line.split(";", 2)[0], "RU")).toList();
    assertThat(phones).hasSize(2000).doesNotHaveDuplicates();
    assertThat(phones).allMatch(phone -> phone instanceof PhoneReading.Good);
  }

  @Test
  void every_row_has_the_headers_columns() throws IOException {
    assertThat(lines(300, 3)).allMatch(line -> line.split(";", -1).length == 6);
  }

  private static List<String> lines(int rows, long seed) throws IOException {
    var out = new StringWriter();
    SampleCallees.write(out, rows, seed);
    return out.toString().lines().toList();
  }
}
