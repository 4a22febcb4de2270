package dev.zvonar.message;

import dev.zvonar.kernel.TenantId;
import dev.zvonar.speech.Language;
import dev.zvonar.speech.Speech;
import dev.zvonar.wire.rtp.Prompt;

/// The room `speech` as one message uses it.
record Voice(Speech speech, TenantId tenant, Language language) {
  Prompt say(String text) {
    return speech.say(tenant, language, text);
  }
}
