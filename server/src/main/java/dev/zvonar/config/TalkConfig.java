package dev.zvonar.config;

/// Section `talk` of `reference.yaml`.
public record TalkConfig(int talkMaxS) {
  public TalkConfig {
    OutOfRange.check("talkMaxS", talkMaxS, 5, 7_200);
  }
}
