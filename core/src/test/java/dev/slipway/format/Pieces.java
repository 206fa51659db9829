package dev.slipway.format;

import java.util.List;
import java.util.Random;

/** Texts put together at random, the same ones each time. */
public final class Pieces {
  private final Random random;

  /** The seed decides all. */
  public Pieces(long seed) {
    this.random = new Random(seed);
  }

  /** A number below a bound. */
  public int below(int bound) {
    return random.nextInt(bound);
  }

  /** One of these. */
  public String of(List<String> pieces) {
    return pieces.get(random.nextInt(pieces.size()));
  }

  /** Some of these, at most so many, one behind the other. */
  public String some(List<String> pieces, int most) {
    var text = new StringBuilder();
    for (int i = random.nextInt(most + 1); i > 0; i--) {
      text.append(of(pieces));
    }
    return text.toString();
  }

  /** A text with one of these put in, or one character taken out, or as it is. */
  public String changed(String text, List<String> pieces) {
    int at = random.nextInt(text.length() + 1);
    return switch (random.nextInt(3)) {
      case 0 -> text.substring(0, at) + of(pieces) + text.substring(at);
      case 1 -> text.substring(0, at) + text.substring(Math.min(text.length(), at + 1));
      default -> text;
    };
  }
}
