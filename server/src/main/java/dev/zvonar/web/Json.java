package dev.zvonar.web;

import dev.zvonar.kernel.Rejected;
import dev.zvonar.kernel.Text;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;

/// JSON of the API: records in, records out; times as RFC 3339; a member that a record does not
/// know is an error, so that a misspelt setting is never silently ignored.
public final class Json {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .build();

  private Json() {}

  /// `value` as JSON in UTF-8.
  public static byte[] bytes(Object value) {
    return MAPPER.writeValueAsBytes(value);
  }

  /// `value` as JSON in one line.
  public static String text(Object value) {
    return MAPPER.writeValueAsString(value);
  }

  /// Reads a request's body. Throws a 400 [Refusal] naming the line when it is not JSON, `Rejected`
  /// naming the member when it does not fit `type`.
  public static <T> T read(byte[] body, Class<T> type) {
    try {
      var value = MAPPER.readValue(body, type);
      if (value == null) {
        throw malformed(new Text("Тело запроса — null.", "The body is null."));
      }
      return value;
    } catch (DatabindException e) {
      throw misfit(e);
    } catch (JacksonException e) {
      var at = e.getLocation();
      var line = at == null ? 0 : at.getLineNr();
      var column = at == null ? 0 : at.getColumnNr();
      throw malformed(
          new Text(
              "Тело запроса — не JSON: строка %d, знак %d.".formatted(line, column),
              "The body is not JSON: line %d, column %d.".formatted(line, column)));
    }
  }

  private static Refusal malformed(Text detail) {
    return new Refusal(400, "malformed_json", detail);
  }

  private static RuntimeException misfit(DatabindException e) {
    if (e.getCause() instanceof Rejected rejected) {
      return rejected;
    }
    var pointer = pointerTo(e.getPath());
    var flaw = new Rejected.Flaw(pointer, misfitText(e));
    return new Rejected(
        Rejected.Kind.INVALID,
        "invalid_body",
        new Text(
            "Поле %s не подходит: %s".formatted(pointer, flaw.message().ru()),
            "The member %s does not fit: %s".formatted(pointer, flaw.message().en())),
        List.of(flaw));
  }

  private static Text misfitText(DatabindException e) {
    if (e instanceof UnrecognizedPropertyException unknown) {
      var known =
          unknown.getKnownPropertyIds().stream()
              .map(String::valueOf)
              .sorted()
              .collect(Collectors.joining(", "));
      return new Text(
          "такого поля здесь нет; есть: " + known + ".",
          "there is no such member here; there are: " + known + ".");
    }
    if (e.getCause() instanceof IllegalArgumentException wrong && wrong.getMessage() != null) {
      return new Text(wrong.getMessage(), wrong.getMessage());
    }
    return new Text("значение не того вида.", "the value is of another kind.");
  }

  /// RFC 6901.
  private static String pointerTo(List<JacksonException.Reference> path) {
    return path.stream()
        .map(step -> "/" + (step.getPropertyName() == null ? step.getIndex() : escaped(step)))
        .collect(Collectors.joining());
  }

  private static String escaped(JacksonException.Reference step) {
    return step.getPropertyName().replace("~", "~0").replace("/", "~1");
  }
}
