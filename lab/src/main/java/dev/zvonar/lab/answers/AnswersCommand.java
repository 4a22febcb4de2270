package dev.zvonar.lab.answers;

import dev.zvonar.wire.listen.AnswerRules;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `zvonar bench answers`: how well it is judged who answered.
@Command(
    name = "answers",
    description = {
      "Judge labelled synthetic calls - persons, mailboxes, assistants, faxes, echoes - and print",
      "whom each was taken for. Needs espeak-ng. The same seed makes the same calls."
    })
public final class AnswersCommand implements Callable<Integer> {
  @Option(names = "--seed", defaultValue = "7", description = "Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Option(names = "--each", defaultValue = "200", description = "Calls a label: ${DEFAULT-VALUE}.")
  private int each;

  @Option(names = "--json", description = "One line of JSON in place of the table.")
  private boolean json;

  @SuppressWarnings("NullAway.Init") // picocli writes it before the call.
  @Spec
  private CommandSpec spec;

  /// Made by picocli.
  public AnswersCommand() {}

  @Override
  public Integer call() {
    if (each < 1 || each > 10_000) {
      throw new IllegalArgumentException("--each is not in 1..10000: " + each);
    }
    var corpus = new Corpus(seed, new Voices());
    Confusion confusion = new AnswersBench(corpus, AnswerRules.DEFAULT).run(each);
    PrintWriter out = spec.commandLine().getOut();
    out.print(json ? confusion.json() + System.lineSeparator() : confusion.table());
    out.flush();
    return 0;
  }
}
