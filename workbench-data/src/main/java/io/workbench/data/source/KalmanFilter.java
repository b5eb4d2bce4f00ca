package io.workbench.data.source;

/**
 * The Kalman filter of one state that is observed through noise (Kalman, 1960): it keeps the mean
 * and variance of the state given all observations so far, exact for Gaussian noise.
 *
 * <pre>
 * state:       x' = transition * x + input + noise     {@link #predict}
 * observation: y  = x + noise                          {@link #update}
 * </pre>
 */
final class KalmanFilter {
  private double mean;
  private double variance;

  /** Starts from what is known of the state before any observation. */
  KalmanFilter(double mean, double variance) {
    this.mean = mean;
    this.variance = variance;
  }

  /** Moves the state one step on. */
  void predict(double transition, double input, double noiseVariance) {
    mean = transition * mean + input;
    variance = transition * transition * variance + noiseVariance;
  }

  /** Takes in an observation of the state; exact knowledge (both variances zero) stays as it is. */
  void update(double observed, double noiseVariance) {
    double total = variance + noiseVariance;
    if (total == 0) {
      return;
    }
    double gain = variance / total;
    mean += gain * (observed - mean);
    variance *= 1 - gain;
  }

  double mean() {
    return mean;
  }

  double variance() {
    return variance;
  }
}
