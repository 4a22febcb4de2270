/// Room `config`: reads the one configuration file into records.
///
/// Door: [Config#load] takes `reference.yaml` (every key there is, its default and a sentence about
/// it), then the user's file, then the environment, then what the command line sets, and gives a
/// [Config] of records whose ranges are checked. [ConfigSource] says where to look; [BadConfig]
/// names the line, the key and the nearest key that exists. Everything is a value.
@NullMarked
package dev.zvonar.config;

import org.jspecify.annotations.NullMarked;
