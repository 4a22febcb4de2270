package dev.zvonar.wire.sip.message;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The headers of one message, in order. Immutable. Names are compared without regard to case.
public final class Headers implements Iterable<Header> {
  /// No headers at all.
  public static final Headers NONE = new Headers(List.of());

  private final List<Header> lines;

  private Headers(List<Header> lines) {
    this.lines = lines;
  }

  /// Headers in this order.
  public static Headers of(List<Header> lines) {
    return new Headers(List.copyOf(lines));
  }

  /// Takes the list over without a copy; the giver forgets it.
  static Headers owned(List<Header> lines) {
    return new Headers(lines);
  }

  /// Whether two header names are the same.
  static boolean same(String one, String other) {
    // Known names are shared constants, and equalsIgnoreCase begins by comparing references.
    return one.equalsIgnoreCase(other);
  }

  /// The value of the first header of that name, or null.
  public @Nullable String first(String name) {
    for (Header line : lines) {
      if (same(line.name(), name)) {
        return line.value();
      }
    }
    return null;
  }

  /// The value of the first header of that name.
  ///
  /// @throws MalformedSip when there is none
  public String require(String name) throws MalformedSip {
    String value = first(name);
    if (value == null) {
      throw new MalformedSip("no " + name + " header");
    }
    return value;
  }

  /// The values of all headers of that name, each line as it stands.
  public List<String> all(String name) {
    var values = new ArrayList<String>(4);
    for (Header line : lines) {
      if (same(line.name(), name)) {
        values.add(line.value());
      }
    }
    return values;
  }

  /// The values of all headers of that name, with comma-separated lists taken apart (RFC 3261 §7.3.1).
  public List<String> list(String name) {
    var values = new ArrayList<String>(4);
    for (Header line : lines) {
      if (same(line.name(), name)) {
        split(line.value(), values);
      }
    }
    return values;
  }

  /// How many header lines there are.
  public int size() {
    return lines.size();
  }

  /// These headers and one more at the end.
  public Headers with(String name, String value) {
    var more = new ArrayList<Header>(lines.size() + 1);
    more.addAll(lines);
    more.add(new Header(name, value));
    return new Headers(more);
  }

  /// These headers and more at the end.
  public Headers with(List<Header> others) {
    if (others.isEmpty()) {
      return this;
    }
    var more = new ArrayList<Header>(lines.size() + others.size());
    more.addAll(lines);
    more.addAll(others);
    return new Headers(more);
  }

  /// These headers with the value of the first header of that name replaced.
  public Headers withFirst(String name, String value) {
    var changed = new ArrayList<Header>(lines);
    for (int i = 0; i < changed.size(); i++) {
      if (changed.get(i).is(name)) {
        changed.set(i, new Header(name, value));
        return new Headers(changed);
      }
    }
    return this;
  }

  @Override
  public Iterator<Header> iterator() {
    return Collections.unmodifiableList(lines).iterator();
  }

  @Override
  public String toString() {
    return lines.toString();
  }

  private static void split(String value, List<String> into) {
    int from = 0;
    for (int comma; (comma = Syntax.indexOutside(value, ',', from)) >= 0; from = comma + 1) {
      into.add(value.substring(from, comma).strip());
    }
    into.add(from == 0 ? value : value.substring(from).strip());
  }
}
