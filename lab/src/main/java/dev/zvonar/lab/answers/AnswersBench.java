package dev.zvonar.lab.answers;

import dev.zvonar.lab.answers.Corpus.AnsweredCall;
import dev.zvonar.wire.listen.AnswerJudge;
import dev.zvonar.wire.listen.AnswerRules;
import dev.zvonar.wire.listen.SoundMeter;

/// Lets the product's judge hear a corpus.
final class AnswersBench {
  private static final int FRAME = 160;

  private final Corpus corpus;
  private final AnswerRules rules;

  AnswersBench(Corpus corpus, AnswerRules rules) {
    this.corpus = corpus;
    this.rules = rules;
  }

  /// Judges `each` calls of everybody.
  Confusion run(int each) {
    var confusion = new Confusion();
    for (Who who : Who.values()) {
      for (int number = 0; number < each; number++) {
        judge(corpus.call(who, number), confusion);
      }
    }
    return confusion;
  }

  private void judge(AnsweredCall call, Confusion confusion) {
    var meter = new SoundMeter();
    var judge = new AnswerJudge(rules);
    int firstMs = 0;
    double saidBefore = 0;
    short[] heard = call.heard().samples();
    for (int at = 0; at + FRAME <= heard.length; at += FRAME) {
      meter.take(heard, at, FRAME);
      meter.next();
      if (judge.hear(meter.meanSquare(), meter.toneHz(), saidBefore) && firstMs == 0) {
        firstMs = (at / FRAME + 1) * SoundMeter.FRAME_MS;
      }
      saidBefore = meanSquare(call.said().samples(), at);
    }
    confusion.add(call.who(), judge.kind(), firstMs);
  }

  private static double meanSquare(short[] samples, int from) {
    double sum = 0;
    for (int i = from; i < from + FRAME; i++) {
      sum += (double) samples[i] * samples[i];
    }
    return sum / FRAME;
  }
}
