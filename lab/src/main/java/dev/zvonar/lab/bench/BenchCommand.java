package dev.zvonar.lab.bench;

import picocli.CommandLine.Command;

/// `zvonar bench`: what this machine can carry, measured.
@Command(
    name = "bench",
    description = "Measure the calls this machine can carry.",
    subcommands = {CallsCommand.class, CampaignCommand.class})
public final class BenchCommand {}
