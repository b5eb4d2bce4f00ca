package io.workbench.train.spec;

import io.workbench.train.spec.SpecNode.Field;
import io.workbench.train.spec.SpecNode.Mapping;
import io.workbench.train.spec.SpecNode.Scalar;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Fills in the two settings whose default depends on another one. */
final class SweepDefaults {
  private SweepDefaults() {}

  /** The goal that the metric asks for, and as many trials as a grid may have. */
  static Mapping filledIn(Mapping root) {
    Mapping withGoal =
        with(
            root,
            "objective",
            "goal",
            objective -> {
              String metric = text(objective, "metric");
              return metric == null
                  ? null
                  : ObjectiveSpec.goalOf(metric).map(ScalarReader::nameOf).orElse(null);
            });
    return with(
        withGoal,
        "search",
        "trials",
        search -> {
          String maxGrid = text(search, "maxGrid");
          boolean isGrid = ScalarReader.nameOf(SearchMethod.GRID).equals(text(search, "method"));
          boolean isNumber = maxGrid != null && maxGrid.matches("[1-9][0-9]{0,6}");
          String most = isNumber ? maxGrid : "" + SearchSpec.DEFAULT.maxGrid();
          return isGrid ? most : null;
        });
  }

  private static Mapping with(
      Mapping root, String part, String key, Function<Mapping, @Nullable String> filling) {
    Field field = root.fields().get(part);
    if (field == null
        || !(field.value() instanceof Mapping mapping)
        || mapping.fields().containsKey(key)) {
      return root;
    }
    String text = filling.apply(mapping);
    return text == null
        ? root
        : Overrides.put(root, List.of(part, key), new Scalar(text, true, mapping.where()));
  }

  private static @Nullable String text(Mapping mapping, String key) {
    Field field = mapping.fields().get(key);
    return field != null && field.value() instanceof Scalar scalar ? scalar.text() : null;
  }
}
