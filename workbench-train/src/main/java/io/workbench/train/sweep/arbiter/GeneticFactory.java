package io.workbench.train.sweep.arbiter;

import io.workbench.train.sweep.SearchSpace;
import org.apache.commons.math3.random.RandomGenerator;
import org.deeplearning4j.arbiter.optimize.api.CandidateGenerator;
import org.deeplearning4j.arbiter.optimize.generator.GeneticSearchCandidateGenerator;
import org.deeplearning4j.arbiter.optimize.generator.genetic.crossover.UniformCrossover;
import org.deeplearning4j.arbiter.optimize.generator.genetic.crossover.parentselection.RandomTwoParentSelection;
import org.deeplearning4j.arbiter.optimize.generator.genetic.mutation.RandomMutationOperator;
import org.deeplearning4j.arbiter.optimize.generator.genetic.population.PopulationModel;
import org.deeplearning4j.arbiter.optimize.generator.genetic.selection.GeneticSelectionOperator;

/**
 * Arbiter's genetic search with every random generator seeded, which its defaults are not. The
 * population follows the number of trials, because Arbiter's 30 would leave a short sweep random to
 * its end; a gene mutates at the usual rate of one in the genome's length.
 */
final class GeneticFactory implements GeneratorProposer.Factory {
  // Crossing needs two parents, and Arbiter keeps two thirds of a population.
  private static final int SMALLEST = 6;
  private static final int LARGEST = 30;
  private static final double LEAST_MUTATION = 0.1;

  private final SearchSpace space;
  private final int population;

  GeneticFactory(SearchSpace space, int trials) {
    this.space = space;
    this.population = Math.max(SMALLEST, Math.min(LARGEST, trials / 4));
  }

  @Override
  public CandidateGenerator create(int trial, RandomGenerator random) {
    return new GeneticSearchCandidateGenerator.Builder(
            new SettingsSpace(space), new LowerIsBetter())
        .populationModel(new PopulationModel.Builder().populationSize(population).build())
        .selectionOperator(
            new GeneticSelectionOperator.Builder()
                .randomGenerator(random)
                .crossoverOperator(
                    new UniformCrossover.Builder()
                        .randomGenerator(random)
                        .parentSelection(new RandomTwoParentSelection(random))
                        .build())
                .mutationOperator(
                    new RandomMutationOperator.Builder()
                        .mutationRate(Math.max(LEAST_MUTATION, 1.0 / space.dimensions()))
                        .randomGenerator(random)
                        .build())
                .build())
        .build();
  }
}
