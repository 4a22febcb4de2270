package dev.zvonar.wire.listen;

import dev.zvonar.wire.audio.Level;
import java.util.Arrays;

/// Tells voice from silence, 20 ms at a time, over a noise floor that it learns by itself: the
/// quietest frame of the last second. Speech has pauses of a frame or two between its syllables,
/// noise has none, so a loud street raises the floor and a long speech does not.
///
/// Mutable, one writer.
public final class VoiceActivity {
  /// The second behind us, in blocks whose minimum is kept.
  private static final int BLOCKS = 5;

  private static final int BLOCK_FRAMES = 10;

  /// However loud the noise, voice this loud is heard: the floor is not believed above -38 dBFS,
  /// since a word cut off at its start has no quiet frame to learn from.
  private static final double FLOOR_MAX = Level.toMeanSquare(-38);

  private final double voiceMin;
  private final double overFloor;
  private final int hangOverFrames;
  private final double[] minima = new double[BLOCKS];
  private int block;
  private int inBlock;
  private double floor;
  private int hang;

  /// Listens for voice.
  ///
  /// @param voiceDbfs nothing fainter is voice, however silent the line, -100..0
  /// @param overFloorDb how far voice stands out of the noise
  /// @param hangOverMs for how long after the last loud frame voice is still said to go on
  public VoiceActivity(double voiceDbfs, double overFloorDb, int hangOverMs) {
    this.voiceMin = Level.toMeanSquare(voiceDbfs);
    this.overFloor = Math.pow(10, overFloorDb / 10);
    this.hangOverFrames = hangOverMs / SoundMeter.FRAME_MS;
    restart();
  }

  /// Takes the mean of the squared samples of the next 20 ms; gives whether it is voice.
  public boolean hear(double meanSquare) {
    learn(meanSquare);
    boolean loud = meanSquare >= voiceMin && meanSquare >= floor * overFloor;
    if (loud) {
      hang = hangOverFrames;
      return true;
    }
    hang = Math.max(-1, hang - 1);
    return hang >= 0;
  }

  /// The noise floor as it is believed now, in dBFS.
  public double floorDbfs() {
    return Level.ofMeanSquare(floor);
  }

  /// Forgets the noise.
  public void restart() {
    Arrays.fill(minima, FLOOR_MAX);
    block = 0;
    inBlock = 0;
    floor = 0;
    hang = -1;
  }

  private void learn(double meanSquare) {
    if (inBlock == 0) {
      minima[block] = FLOOR_MAX;
    }
    minima[block] = Math.min(minima[block], meanSquare);
    floor = FLOOR_MAX;
    for (double minimum : minima) {
      floor = Math.min(floor, minimum);
    }
    if (++inBlock == BLOCK_FRAMES) {
      inBlock = 0;
      block = (block + 1) % BLOCKS;
    }
  }
}
