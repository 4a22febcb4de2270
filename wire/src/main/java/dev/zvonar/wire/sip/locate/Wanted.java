package dev.zvonar.wire.sip.locate;

import dev.zvonar.wire.sip.message.Transport;
import org.jspecify.annotations.Nullable;

/// What is looked for.
///
/// @param transport null lets the DNS say
/// @param host a name, no address literal
/// @param port negative lets the DNS say
public record Wanted(@Nullable Transport transport, String host, int port) {}
