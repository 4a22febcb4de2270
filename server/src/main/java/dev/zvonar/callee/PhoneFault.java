package dev.zvonar.callee;

import dev.zvonar.kernel.Text;
import java.util.Locale;

/// Why a text is not a phone number that can be called.
public enum PhoneFault {
  NONE("номера нет", "there is no number"),
  NOT_A_NUMBER("это не номер телефона", "this is not a phone number"),
  SEVERAL(
      "в ячейке несколько номеров; оставьте один в строке",
      "the cell holds several numbers; leave one a row"),
  /// A message cannot dial an extension, and the main number alone is somebody else's phone.
  EXTENSION(
      "добавочный номер набрать нельзя; если звонить на общий номер, уберите добавочный",
      "an extension cannot be dialled; if the main number is meant, remove the extension"),
  /// The last digits are lost for good: dialling zeros in their place would call a stranger.
  ROUNDED(
      "Excel округлил номер, последние цифры потеряны; задайте столбцу формат «Текстовый» и"
          + " выгрузите снова",
      "Excel has rounded the number and its last digits are lost; format the column as text and"
          + " export again"),
  SHORT("в номере не хватает цифр", "the number lacks digits"),
  LONG("в номере лишние цифры", "the number has too many digits"),
  INVALID("такого номера не бывает", "no such number can exist");

  private final String ru;
  private final String en;

  PhoneFault(String ru, String en) {
    this.ru = ru;
    this.en = en;
  }

  /// The word stored in tables, such as `rounded`.
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  public Text text() {
    return new Text(ru, en);
  }
}
