/// Room `cli`: the commands of `zvonar`.
///
/// Door: [ZvonarCli#commandLine], to which the lab adds commands of its own. `run` opens a process;
/// the other commands speak to a running console over its REST API. What they print goes to
/// standard output, as a table or with `--json` as the API's own JSON; complaints go to standard
/// error. Exit codes: [ExitCodes]. One thread.
@NullMarked
package dev.zvonar.cli;

import org.jspecify.annotations.NullMarked;
