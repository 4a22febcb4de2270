package dev.zvonar.console;

import dev.zvonar.callee.BadRow;
import dev.zvonar.callee.Callee;
import dev.zvonar.callee.CalleeList;
import dev.zvonar.callee.OptOut;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Lists, people, refused rows and opt-outs as the API shows them (schemas of openapi.yaml).
final class ListAnswers {
  private ListAnswers() {}

  /// A page; `next` is the cursor of the page behind it, or null at the end.
  record Page<T>(List<T> items, @Nullable String next) {}

  record ListAnswer(
      long id,
      String name,
      String state,
      String sourceName,
      List<String> tags,
      double progress,
      long rowsGood,
      long rowsBad,
      @Nullable String error,
      String createdAt,
      List<String> usedBy) {
    static ListAnswer of(CalleeList list, Locale locale) {
      return new ListAnswer(
          list.id(),
          list.name(),
          list.state().name().toLowerCase(Locale.ROOT),
          list.sourceName(),
          list.tags(),
          list.progress(),
          list.rowsGood(),
          list.rowsBad(),
          list.error() == null ? null : list.error().in(locale),
          list.createdAt().toString(),
          list.usedBy());
    }
  }

  record CalleeAnswer(int line, String phone, @Nullable String zone, Map<String, String> tags) {
    static CalleeAnswer of(Callee callee, List<String> names) {
      Map<String, String> tags = new LinkedHashMap<>();
      for (int i = 0; i < Math.min(names.size(), callee.tags().size()); i++) {
        tags.put(names.get(i), callee.tags().get(i));
      }
      return new CalleeAnswer(callee.lineNo(), callee.phone().e164(), callee.zone(), tags);
    }
  }

  record BadRowAnswer(int line, String code, String reason, String raw) {
    static BadRowAnswer of(BadRow row, Locale locale) {
      return new BadRowAnswer(
          row.line(), row.fault().code().code(), row.fault().text().in(locale), row.raw());
    }
  }

  record OptOutAnswer(String phone, String source, String note, String createdAt) {
    static OptOutAnswer of(OptOut optOut) {
      return new OptOutAnswer(
          optOut.phone().e164(),
          optOut.source().name().toLowerCase(Locale.ROOT),
          optOut.note(),
          optOut.createdAt().toString());
    }
  }
}
