package io.workbench.train.bench;

import io.workbench.train.spec.ChoiceParameter;
import io.workbench.train.spec.IntParameter;
import io.workbench.train.spec.ParameterSpec;
import io.workbench.train.spec.RealParameter;
import io.workbench.train.sweep.search.SearchSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Functions whose minimum searches are measured by; the peer computes the same ones. */
public enum SearchFunction {
  /** Branin (1972): three equal minima of 0.397887. */
  BRANIN(
      List.of(real("x0", -5, 10), real("x1", 0, 15)),
      settings -> branin(x(settings, 0), x(settings, 1))),
  /** Hartmann (1973) in six dimensions: minimum -3.32237, with local ones beside it. */
  HARTMANN6(reals(6, 0, 1), SearchFunction::hartmann),
  /**
   * A stand-in for the validation loss of a sweep over networks, minimum 0.1: the best learning
   * rate depends on kind and depth, the best dropout on the width, and too high a rate costs more
   * than too low a one.
   */
  SWEEP(
      List.of(
          new ChoiceParameter("kind", List.of("rnn", "gru", "lstm", "attention"), null),
          new RealParameter("learningRate", 1e-5, 1e-1, null, true, null),
          new IntParameter("layers", 1, 4, null, false, null),
          new IntParameter("hiddenSize", 8, 256, null, true, null),
          real("dropout", 0, 0.6)),
      SearchFunction::sweep),
  /** Rosenbrock (1960) in four dimensions: a bent valley to a minimum of 0. */
  ROSENBROCK4(reals(4, -2.048, 2.048), SearchFunction::rosenbrock),
  /** Ackley (1987) in five dimensions: a funnel of waves to a minimum of 0. */
  ACKLEY5(reals(5, -32.768, 32.768), SearchFunction::ackley);

  private static final double[] HARTMANN_WEIGHTS = {1.0, 1.2, 3.0, 3.2};
  private static final double[][] HARTMANN_SCALES = {
    {10, 3, 17, 3.5, 1.7, 8},
    {0.05, 10, 17, 0.1, 8, 14},
    {3, 3.5, 1.7, 10, 17, 8},
    {17, 8, 0.05, 10, 0.1, 14}
  };
  private static final double[][] HARTMANN_CENTRES = {
    {0.1312, 0.1696, 0.5569, 0.0124, 0.8283, 0.5886},
    {0.2329, 0.4135, 0.8307, 0.3736, 0.1004, 0.9991},
    {0.2348, 0.1451, 0.3522, 0.2883, 0.3047, 0.6650},
    {0.4047, 0.8828, 0.8732, 0.5743, 0.1091, 0.0381}
  };

  private final SearchSpace space;
  private final ToDoubleFunction<Map<String, Object>> value;

  SearchFunction(List<ParameterSpec> parameters, ToDoubleFunction<Map<String, Object>> value) {
    this.space = new SearchSpace(parameters);
    this.value = value;
  }

  /** The name that a peer knows it by. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Where it is defined. */
  public SearchSpace space() {
    return space;
  }

  /** Its value; lower is better. */
  public double of(Map<String, Object> settings) {
    return value.applyAsDouble(settings);
  }

  private static double branin(double x, double y) {
    double bent = y - 5.1 / (4 * Math.PI * Math.PI) * x * x + 5 / Math.PI * x - 6;
    return bent * bent + 10 * (1 - 1 / (8 * Math.PI)) * Math.cos(x) + 10;
  }

  private static double hartmann(Map<String, Object> settings) {
    double sum = 0;
    for (int peak = 0; peak < HARTMANN_WEIGHTS.length; peak++) {
      double distance = 0;
      for (int index = 0; index < 6; index++) {
        double away = x(settings, index) - HARTMANN_CENTRES[peak][index];
        distance += HARTMANN_SCALES[peak][index] * away * away;
      }
      sum -= HARTMANN_WEIGHTS[peak] * Math.exp(-distance);
    }
    return sum;
  }

  private static double sweep(Map<String, Object> settings) {
    // What is lost by the kind at its best, the best log10 of the rate, the best number of layers.
    double[] kind =
        switch (String.valueOf(settings.get("kind"))) {
          case "rnn" -> new double[] {0.30, -3.2, 1};
          case "gru" -> new double[] {0.05, -2.5, 2};
          case "lstm" -> new double[] {0.0, -2.2, 2};
          default -> new double[] {0.10, -3.0, 3};
        };
    double layers = number(settings, "layers");
    double width = Math.log(number(settings, "hiddenSize")) / Math.log(2) - 3;
    double rate = Math.log10(number(settings, "learningRate"));
    double away = rate - (kind[1] - 0.15 * (layers - 1));
    return 0.1
        + kind[0]
        + (away > 0 ? 0.5 : 0.2) * away * away
        + 0.06 * Math.pow(layers - kind[2], 2)
        + 0.04 * Math.pow(width + 0.5 * layers - 4.2, 2)
        + 1.5 * Math.pow(number(settings, "dropout") - 0.08 * width, 2);
  }

  private static double rosenbrock(Map<String, Object> settings) {
    double sum = 0;
    for (int index = 0; index < 3; index++) {
      double here = x(settings, index);
      sum += 100 * Math.pow(x(settings, index + 1) - here * here, 2) + Math.pow(1 - here, 2);
    }
    return sum;
  }

  private static double ackley(Map<String, Object> settings) {
    double squares = 0;
    double waves = 0;
    for (int index = 0; index < 5; index++) {
      double here = x(settings, index);
      squares += here * here / 5;
      waves += Math.cos(2 * Math.PI * here) / 5;
    }
    return -20 * Math.exp(-0.2 * Math.sqrt(squares)) - Math.exp(waves) + 20 + Math.E;
  }

  private static double x(Map<String, Object> settings, int index) {
    return number(settings, "x" + index);
  }

  private static double number(Map<String, Object> settings, String key) {
    return settings.get(key) instanceof Number number ? number.doubleValue() : Double.NaN;
  }

  private static ParameterSpec real(String key, double low, double high) {
    return new RealParameter(key, low, high, null, false, null);
  }

  private static List<ParameterSpec> reals(int count, double low, double high) {
    List<ParameterSpec> parameters = new ArrayList<>();
    for (int index = 0; index < count; index++) {
      parameters.add(real("x" + index, low, high));
    }
    return parameters;
  }
}
