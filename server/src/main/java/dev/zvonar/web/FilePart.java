package dev.zvonar.web;

import java.io.InputStream;
import java.util.Optional;
import java.util.function.Function;

/// The file of a form while it comes in.
public final class FilePart {
  private final String fileName;
  private final String contentType;
  private final InputStream bytes;
  private final Function<String, Optional<String>> fields;

  FilePart(
      String fileName,
      String contentType,
      InputStream bytes,
      Function<String, Optional<String>> fields) {
    this.fileName = fileName;
    this.contentType = contentType;
    this.bytes = bytes;
    this.fields = fields;
  }

  /// The name the sender gave, without folders, at most 200 characters; "file" when it gave none.
  public String fileName() {
    return fileName;
  }

  /// The type the sender claims; proves nothing.
  public String contentType() {
    return contentType;
  }

  /// The content, readable once. Reading beyond the limit throws `Rejected` (413).
  public InputStream bytes() {
    return bytes;
  }

  /// A text field of the form. A field that stands behind the file is seen only when the file has
  /// been read to its end.
  public Optional<String> field(String name) {
    return fields.apply(name);
  }
}
