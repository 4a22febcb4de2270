package dev.zvonar;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Methods and files stay small; constructors take few things.
class NumbersTest {
  private static final int FILE_LINES_MAX = 500;
  private static final int FILE_LINES_P95 = 300;
  private static final int METHOD_LINES_MAX = 60;
  private static final int METHOD_LINES_P95 = 25;
  private static final int PARAMETERS_MAX = 8;

  /// Files that may be longer, each with its reason.
  private static final Set<String> LONG_FILES = Set.of();

  private final List<Path> sources = House.sources();

  @Test
  void files_stay_short() {
    List<Integer> lengths = new ArrayList<>();
    List<String> tooLong = new ArrayList<>();
    for (Path file : sources) {
      int lines = House.lines(file).size();
      lengths.add(lines);
      if (lines > FILE_LINES_MAX && !LONG_FILES.contains(String.valueOf(file.getFileName()))) {
        tooLong.add(file + " has " + lines + " lines");
      }
    }
    assertThat(tooLong).isEmpty();
    assertThat(p95(lengths)).isLessThanOrEqualTo(FILE_LINES_P95);
  }

  @Test
  void methods_stay_short_and_take_few_things() throws IOException {
    var measured = new Measured();
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      var task =
          (JavacTask)
              compiler.getTask(
                  null,
                  files,
                  null,
                  List.of("-proc:none"),
                  null,
                  files.getJavaFileObjectsFromPaths(sources));
      SourcePositions positions = Trees.instance(task).getSourcePositions();
      for (CompilationUnitTree unit : task.parse()) {
        new Methods(unit, positions, measured).scan(unit, null);
      }
    }
    assertThat(measured.lengths).hasSizeGreaterThan(500);
    assertThat(measured.faults).isEmpty();
    assertThat(p95(measured.lengths)).isLessThanOrEqualTo(METHOD_LINES_P95);
  }

  private static int p95(List<Integer> values) {
    Collections.sort(values);
    return values.get(values.size() * 95 / 100);
  }

  /// What was found over all files.
  private static final class Measured {
    private final List<Integer> lengths = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();
  }

  /// Measures the methods of one file.
  private static final class Methods extends TreeScanner<@Nullable Void, @Nullable Void> {
    private final CompilationUnitTree unit;
    private final SourcePositions positions;
    private final Measured measured;
    private boolean inRecord; // Its constructor takes what the record is made of.

    Methods(CompilationUnitTree unit, SourcePositions positions, Measured measured) {
      this.unit = unit;
      this.positions = positions;
      this.measured = measured;
    }

    @Override
    public @Nullable Void visitClass(ClassTree type, @Nullable Void unused) {
      boolean outer = inRecord;
      inRecord = type.getKind() == Tree.Kind.RECORD;
      super.visitClass(type, null);
      inRecord = outer;
      return null;
    }

    @Override
    public @Nullable Void visitMethod(MethodTree method, @Nullable Void unused) {
      Tree body = method.getBody();
      if (body != null) {
        measure(method, linesOf(body));
      }
      return super.visitMethod(method, null);
    }

    private void measure(MethodTree method, int lines) {
      measured.lengths.add(lines);
      String name = unit.getSourceFile().getName().replaceAll(".*/", "") + " " + method.getName();
      if (lines > METHOD_LINES_MAX) {
        measured.faults.add(name + " has " + lines + " lines");
      }
      boolean construction = method.getName().contentEquals("<init>");
      if (method.getParameters().size() > PARAMETERS_MAX && !(inRecord && construction)) {
        measured.faults.add(name + " takes " + method.getParameters().size() + " things");
      }
    }

    private int linesOf(Tree body) {
      LineMap lines = unit.getLineMap();
      long first = lines.getLineNumber(positions.getStartPosition(unit, body));
      long last = lines.getLineNumber(positions.getEndPosition(unit, body));
      return (int) (last - first + 1);
    }
  }
}
