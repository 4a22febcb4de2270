package dev.zvonar.wire.listen;

import dev.zvonar.wire.audio.Level;
import java.util.Arrays;

/// Tells whether what is heard is our own sound coming back.
///
/// Two looks, both at loudness alone, 50 numbers a second. What is more than 17 dB fainter than our
/// loudest frame of the last half second may be an echo and does not count. What is louder counts,
/// unless its loudness follows ours at one constant lag: then the line or a loudspeaker gives our
/// voice back. Mutable, one writer.
final class EchoGuard {
  private static final int LAGS = 26;
  private static final double FAINTER = Math.pow(10, -17 / 10.0);
  private static final double FLOOR_DBFS = -55;

  /// Less than this is no proof: 600 ms.
  private static final int FRAMES_MIN = 30;

  private static final double FOLLOWS_MIN = 0.72;

  private final double[] sent = new double[LAGS];
  private final float[] sentDb = new float[LAGS];
  private final double[] sentSum = new double[LAGS];
  private final double[] sentSquares = new double[LAGS];
  private final double[] products = new double[LAGS];
  private double heardSum;
  private double heardSquares;
  private int frames;
  private int now;

  EchoGuard() {
    restart();
  }

  /// Takes the loudness of the next 20 ms, ours and theirs; `counting` from their first sound on.
  void hear(double sentMeanSquare, double heardMeanSquare, boolean counting) {
    now = (now + 1) % LAGS;
    sent[now] = sentMeanSquare;
    sentDb[now] = level(sentMeanSquare);
    if (counting) {
      count(level(heardMeanSquare));
    }
  }

  /// Whether a frame so loud could be a faint echo of what we said in the last half second.
  boolean covers(double heardMeanSquare) {
    double loudest = 0;
    for (double one : sent) {
      loudest = Math.max(loudest, one);
    }
    return heardMeanSquare < loudest * FAINTER;
  }

  /// Whether what was heard so far follows what we said, at whichever lag up to half a second.
  boolean follows() {
    if (frames < FRAMES_MIN) {
      return false;
    }
    for (int lag = 0; lag < LAGS; lag++) {
      if (correlation(lag) >= FOLLOWS_MIN) {
        return true;
      }
    }
    return false;
  }

  void restart() {
    Arrays.fill(sent, 0);
    Arrays.fill(sentDb, (float) FLOOR_DBFS);
    Arrays.fill(sentSum, 0);
    Arrays.fill(sentSquares, 0);
    Arrays.fill(products, 0);
    heardSum = 0;
    heardSquares = 0;
    frames = 0;
  }

  private void count(float heardDb) {
    frames++;
    heardSum += heardDb;
    heardSquares += heardDb * heardDb;
    for (int lag = 0; lag < LAGS; lag++) {
      float ours = sentDb[(now - lag + LAGS) % LAGS];
      sentSum[lag] += ours;
      sentSquares[lag] += ours * ours;
      products[lag] += ours * heardDb;
    }
  }

  private double correlation(int lag) {
    double ours = sentSquares[lag] - sentSum[lag] * sentSum[lag] / frames;
    double theirs = heardSquares - heardSum * heardSum / frames;
    double both = products[lag] - sentSum[lag] * heardSum / frames;
    double scale = Math.sqrt(ours * theirs);
    return scale < 1 ? 0 : both / scale;
  }

  private static float level(double meanSquare) {
    return (float) Math.max(FLOOR_DBFS, Level.ofMeanSquare(meanSquare));
  }
}
