package dev.zvonar.trunk;

import dev.zvonar.wire.sip.Credentials;
import dev.zvonar.wire.sip.SipTarget;
import org.jspecify.annotations.Nullable;

/// A trunk made ready for a call: its secret is opened.
///
/// @param target where the INVITE goes
/// @param credentials null when the carrier knows us by our address
/// @param fromHost the host part of From: the carrier's own domain
public record TrunkLine(SipTarget target, @Nullable Credentials credentials, String fromHost) {}
