package dev.zvonar.callee;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a callee list is to be made of.
///
/// @param format how to read the file; null: find out
/// @param region where a number without a country code belongs, ISO 3166; null: RU
/// @param columns one a column of the file, in order
public record ListDraft(
    @Nullable String name,
    @Nullable UUID uploadId,
    @Nullable FileFormat format,
    @Nullable String region,
    @Nullable List<ColumnUse> columns) {

  /// What one column is for.
  ///
  /// @param use `phone`, `zone`, `tag` or `skip`
  /// @param tag the tag's name; null: the column's own
  public record ColumnUse(@Nullable String use, @Nullable String tag) {}
}
