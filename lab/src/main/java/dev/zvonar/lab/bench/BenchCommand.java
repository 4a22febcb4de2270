package dev.zvonar.lab.bench;

import dev.zvonar.lab.answers.AnswersCommand;
import dev.zvonar.lab.answers.TalkOffCommand;
import picocli.CommandLine.Command;

/// `zvonar bench`: what this machine can carry and how well it hears, measured.
@Command(
    name = "bench",
    description = "Measure the calls this machine can carry and how well it hears.",
    subcommands = {
      CallsCommand.class,
      CampaignCommand.class,
      AnswersCommand.class,
      TalkOffCommand.class
    })
public final class BenchCommand {}
