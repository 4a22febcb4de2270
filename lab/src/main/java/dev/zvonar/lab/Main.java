package dev.zvonar.lab;

import dev.zvonar.cli.ZvonarCli;
import picocli.CommandLine;

/// The program `zvonar`: the product's commands and the lab's.
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    CommandLine commands = ZvonarCli.commandLine();
    System.exit(commands.execute(args));
  }
}
