package dev.zvonar.lab.carrier;

import dev.zvonar.lab.carrier.Fate.Answers;
import dev.zvonar.lab.carrier.Fate.Refuses;
import dev.zvonar.lab.carrier.Fate.RingsOut;
import dev.zvonar.lab.carrier.Fate.Who;
import java.util.Random;

/// A town of fictional people. Each call's fate is drawn from the seed, the number and how often the
/// number was called, so the same campaign meets the same people again.
///
/// Shares of first calls: 62 % are answered by a person, 10 % by a machine, 8 % are busy, 9 % ring
/// out, 5 % do not exist, 3 % are switched off, 3 % decline. Numbers that do not exist never do.
public final class Town implements Subscribers {
  private static final int MACHINE_FROM = 62;
  private static final int BUSY_FROM = 72;
  private static final int RINGS_OUT_FROM = 80;
  private static final int OFF_FROM = 89;
  private static final int DECLINES_FROM = 92;
  private static final int UNKNOWN_FROM = 95;

  private final long seed;

  /// Gives a town for a seed.
  public Town(long seed) {
    this.seed = seed;
  }

  @Override
  public Fate fateOf(String number, int timesCalled) {
    var person = new Random(seed ^ (number.hashCode() * 0x9E3779B97F4A7C15L));
    if (person.nextInt(100) >= UNKNOWN_FROM) {
      return new Refuses(404, 0, "Q.850;cause=1;text=\"Unallocated number\"");
    }
    return today(new Random(person.nextLong() + timesCalled * 7919L));
  }

  private static Fate today(Random dice) {
    int share = dice.nextInt(UNKNOWN_FROM);
    if (share < MACHINE_FROM) {
      return person(dice);
    }
    if (share < BUSY_FROM) {
      return new Answers(ringMs(dice), Who.MACHINE, "", 0, 0);
    }
    if (share < RINGS_OUT_FROM) {
      return new Refuses(486, 0, "");
    }
    if (share < OFF_FROM) {
      return new RingsOut();
    }
    return share < DECLINES_FROM
        ? new Refuses(480, 0, "Q.850;cause=20;text=\"Subscriber absent\"")
        : new Refuses(603, 800 + dice.nextInt(1500), "");
  }

  private static Fate person(Random dice) {
    int habit = dice.nextInt(100);
    int after = 2500 + dice.nextInt(6000);
    if (habit < 50) {
      return new Answers(ringMs(dice), Who.PERSON, "2", after, 0);
    }
    if (habit < 60) {
      return new Answers(ringMs(dice), Who.PERSON, "12", after, 0);
    }
    if (habit < 65) {
      return new Answers(ringMs(dice), Who.PERSON, "9", after, 0);
    }
    return habit < 80
        ? new Answers(ringMs(dice), Who.PERSON, "", 0, 1000 + dice.nextInt(5000))
        : new Answers(ringMs(dice), Who.PERSON, "", 0, 0);
  }

  private static int ringMs(Random dice) {
    return 800 + dice.nextInt(5000);
  }
}
