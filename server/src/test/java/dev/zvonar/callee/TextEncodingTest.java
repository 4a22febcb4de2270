package dev.zvonar.callee;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zvonar.kernel.Rejected;
import java.nio.charset.Charset;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class TextEncodingTest {
  private static final String TEXT = "телефон;имя\n89161234567;Анна\n";

  @Test
  void a_byte_order_mark_decides() {
    assertThat(found("\ufeff" + TEXT, UTF_8)).isEqualTo(new TextEncoding(UTF_8, 3));
    assertThat(found("\ufeff" + TEXT, UTF_16LE)).isEqualTo(new TextEncoding(UTF_16LE, 2));
    assertThat(found("\ufeff" + TEXT, UTF_16BE)).isEqualTo(new TextEncoding(UTF_16BE, 2));
  }

  @Test
  void without_a_mark_valid_utf_8_is_utf_8_and_any_other_text_windows_1251() {
    assertThat(found(TEXT, UTF_8)).isEqualTo(new TextEncoding(UTF_8, 0));
    assertThat(found(TEXT, TextEncoding.WINDOWS_1251))
        .isEqualTo(new TextEncoding(TextEncoding.WINDOWS_1251, 0));
  }

  @Test
  void utf_16_without_a_mark_is_refused_as_any_binary_file() {
    assertThatThrownBy(() -> found(TEXT, UTF_16LE)).isInstanceOf(Rejected.class);
  }

  @Test
  void the_encoding_asked_for_wins_and_keeps_its_own_mark_out_of_the_text() {
    byte[] bytes = ("\ufeff" + TEXT).getBytes(UTF_8);
    assertThat(TextEncoding.of(bytes, true, "utf-8")).isEqualTo(new TextEncoding(UTF_8, 3));
    assertThat(TextEncoding.of(TEXT.getBytes(UTF_8), true, "windows-1251").charset())
        .isEqualTo(TextEncoding.WINDOWS_1251);
    assertThatThrownBy(() -> TextEncoding.of(bytes, true, "KOI8-R")).isInstanceOf(Rejected.class);
  }

  @Test
  void utf_8_is_judged_over_the_whole_file_whatever_pieces_it_comes_in_and_bears_bad_bytes() {
    byte[] good = "Ёлка, 猫 и 😀".repeat(1000).getBytes(UTF_8);
    for (int size = 1; size <= 7; size++) {
      assertThat(check(good, size)).isTrue();
    }
    byte[] broken = Arrays.copyOf(good, good.length - 1);
    assertThat(check(broken, 4096)).isTrue();
    broken[5001] = (byte) 0xFF;
    assertThat(check(broken, 7)).isTrue();
    byte[] names = "телефон;имя\n89161234567;Пётр\n".getBytes(TextEncoding.WINDOWS_1251);
    assertThat(check(names, 3)).isFalse();
    byte[] late = ("x".repeat(5000) + "Я").getBytes(TextEncoding.WINDOWS_1251);
    assertThat(check(late, 1000)).isFalse();
  }

  private static boolean check(byte[] bytes, int size) {
    var check = new Utf8Check();
    for (int at = 0; at < bytes.length; at += size) {
      byte[] piece = Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + size));
      check.feed(piece, piece.length);
    }
    return check.isUtf8();
  }

  private static TextEncoding found(String text, Charset charset) {
    byte[] bytes = text.getBytes(charset);
    return TextEncoding.of(bytes, check(bytes, 1024), null);
  }
}
