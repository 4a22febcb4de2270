package dev.zvonar.lab;

import dev.zvonar.cli.ZvonarCli;
import dev.zvonar.lab.bench.BenchCommand;
import dev.zvonar.lab.carrier.CarrierCommand;
import dev.zvonar.lab.demo.DemoCommand;
import dev.zvonar.lab.scene.ChaosCommand;
import picocli.CommandLine;

/// The program `zvonar`: the product's commands and the lab's.
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    CommandLine commands =
        ZvonarCli.commandLine()
            .addSubcommand(new DemoCommand())
            .addSubcommand(new CarrierCommand())
            .addSubcommand(new BenchCommand())
            .addSubcommand(new ChaosCommand());
    System.exit(commands.execute(args));
  }
}
