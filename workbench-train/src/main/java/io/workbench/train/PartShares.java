package io.workbench.train;

import io.workbench.data.source.SourceFacts;
import io.workbench.data.split.Part;
import io.workbench.data.split.SplitSpec;
import io.workbench.data.window.Dataset;
import io.workbench.data.window.Panel;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Whether the parts of a panel hold about the shares of windows that its split asks for. They do
 * not where the instruments' times overlap little, for all series are cut at the same instants.
 */
final class PartShares {
  private static final double TOLERANCE = 0.5;

  private PartShares() {}

  /** What is to be said of the first part that is off its share by more than half of it. */
  static Optional<String> warning(Panel panel, SplitSpec split) {
    if (!panel.hasSeveral()) {
      return Optional.empty();
    }
    double all = 0;
    for (Part part : Part.values()) {
      all += panel.windows(part).size();
    }
    for (Part part : Part.values()) {
      double asked = asked(split, part);
      double held = panel.windows(part).size() / all;
      if (Math.abs(held - asked) > TOLERANCE * asked) {
        return Optional.of(sentence(panel, part, 100 * held, 100 * asked));
      }
    }
    return Optional.empty();
  }

  private static String sentence(Panel panel, Part part, double heldPercent, double askedPercent) {
    String name = part.name().toLowerCase(Locale.ROOT);
    return String.format(
        Locale.ROOT,
        "The %s part has %.0f %% of the windows, but split.%s is %.0f %%; the instruments overlap"
            + " in part of their times only: %s.",
        name,
        heldPercent,
        name,
        askedPercent,
        panel.members().stream().map(PartShares::times).collect(Collectors.joining(", ")));
  }

  private static String times(Dataset member) {
    SourceFacts facts = member.loaded().facts();
    return member.instrument() + " from " + facts.from() + " to " + facts.to();
  }

  private static double asked(SplitSpec split, Part part) {
    return switch (part) {
      case TRAIN -> split.train();
      case VALIDATION -> split.validation();
      case TEST -> split.test();
    };
  }
}
