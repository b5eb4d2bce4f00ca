#!/usr/bin/env python3
"""The peer of `./workbench bench --search`: Optuna's TPE sampler on the same functions.

    apt-get install python3-optuna          # or: pip install optuna
    python3 experiments/peers/optuna_tpe.py --trials 60 --seeds 20 --first-seed 0

Prints one JSON line a function, sampler and seed:

    {"function": "branin", "sampler": "optuna-tpe", "seed": 0, "best": 0.41}

`optuna-tpe` is TPESampler() as it comes, `optuna-tpe-multi` is TPESampler(multivariate=True). The
functions are those of train.bench.SearchFunction, to the last constant.
"""
import argparse
import json
import math
import warnings

import optuna

HARTMANN_A = [[10, 3, 17, 3.5, 1.7, 8], [0.05, 10, 17, 0.1, 8, 14], [3, 3.5, 1.7, 10, 17, 8], [17, 8, 0.05, 10, 0.1, 14]]
HARTMANN_P = [
    [0.1312, 0.1696, 0.5569, 0.0124, 0.8283, 0.5886],
    [0.2329, 0.4135, 0.8307, 0.3736, 0.1004, 0.9991],
    [0.2348, 0.1451, 0.3522, 0.2883, 0.3047, 0.6650],
    [0.4047, 0.8828, 0.8732, 0.5743, 0.1091, 0.0381],
]
HARTMANN_ALPHA = [1.0, 1.2, 3.0, 3.2]


def reals(trial, count, low, high):
    return [trial.suggest_float(f"x{i}", low, high) for i in range(count)]


def branin(trial):
    x = trial.suggest_float("x0", -5, 10)
    y = trial.suggest_float("x1", 0, 15)
    bent = y - 5.1 / (4 * math.pi**2) * x * x + 5 / math.pi * x - 6
    return bent * bent + 10 * (1 - 1 / (8 * math.pi)) * math.cos(x) + 10


def hartmann6(trial):
    x = reals(trial, 6, 0, 1)
    return -sum(
        alpha * math.exp(-sum(a * (v - p) ** 2 for a, v, p in zip(row, x, centre)))
        for alpha, row, centre in zip(HARTMANN_ALPHA, HARTMANN_A, HARTMANN_P)
    )


def rosenbrock4(trial):
    x = reals(trial, 4, -2.048, 2.048)
    return sum(100 * (x[i + 1] - x[i] ** 2) ** 2 + (1 - x[i]) ** 2 for i in range(3))


def ackley5(trial):
    x = reals(trial, 5, -32.768, 32.768)
    squares = sum(v * v for v in x) / 5
    waves = sum(math.cos(2 * math.pi * v) for v in x) / 5
    return -20 * math.exp(-0.2 * math.sqrt(squares)) - math.exp(waves) + 20 + math.e


# By kind: what is lost at its best, the best log10 of the learning rate, the best number of layers.
KINDS = {"rnn": (0.30, -3.2, 1), "gru": (0.05, -2.5, 2), "lstm": (0.0, -2.2, 2), "attention": (0.10, -3.0, 3)}


def sweep(trial):
    """Validation loss as a sweep over networks sees it: the best learning rate depends on kind and
    depth, the best dropout on the width, and too high a rate costs more than too low a one."""
    loss, rate, depth = KINDS[trial.suggest_categorical("kind", list(KINDS))]
    distance = math.log10(trial.suggest_float("learningRate", 1e-5, 1e-1, log=True))
    layers = trial.suggest_int("layers", 1, 4)
    width = math.log2(trial.suggest_int("hiddenSize", 8, 256, log=True)) - 3
    dropout = trial.suggest_float("dropout", 0, 0.6)
    distance -= rate - 0.15 * (layers - 1)
    loss += (0.5 if distance > 0 else 0.2) * distance * distance
    loss += 0.06 * (layers - depth) ** 2
    loss += 0.04 * (width + 0.5 * layers - 4.2) ** 2
    loss += 1.5 * (dropout - 0.08 * width) ** 2
    return 0.1 + loss


FUNCTIONS = {"branin": branin, "hartmann6": hartmann6, "sweep": sweep, "rosenbrock4": rosenbrock4, "ackley5": ackley5}


def best(function, sampler, trials):
    study = optuna.create_study(sampler=sampler)
    study.optimize(function, n_trials=trials)
    return study.best_value


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--functions", default=",".join(FUNCTIONS))
    parser.add_argument("--trials", type=int, default=60)
    parser.add_argument("--seeds", type=int, default=20)
    parser.add_argument("--first-seed", type=int, default=0)
    arguments = parser.parse_args()
    optuna.logging.set_verbosity(optuna.logging.WARNING)
    warnings.filterwarnings("ignore", category=optuna.exceptions.ExperimentalWarning)
    for name in arguments.functions.split(","):
        for seed in range(arguments.first_seed, arguments.first_seed + arguments.seeds):
            samplers = {
                "optuna-tpe": optuna.samplers.TPESampler(seed=seed),
                "optuna-tpe-multi": optuna.samplers.TPESampler(seed=seed, multivariate=True),
            }
            for kind, sampler in samplers.items():
                value = best(FUNCTIONS[name], sampler, arguments.trials)
                print(json.dumps({"function": name, "sampler": kind, "seed": seed, "best": value}), flush=True)


if __name__ == "__main__":
    main()
