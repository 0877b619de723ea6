import { defaultSmoothing, type Smoothing } from "./confusion"
import type { Fit, FitOptions } from "./fit"
import { confusionModel } from "./labeler-model"
import type { Observations } from "./observations"
import { fitByPasses } from "./passes"

/**
 * Dawid and Skene's model (1979, Applied Statistics 28): each labeler has a confusion matrix, found together with the
 * posteriors by expectation maximization from label shares. Golds are clamped. Rates are smoothed toward those of all
 * labelers, so that somebody with two labels is neither perfect nor hopeless.
 */
export function fitDawidSkene(
  observations: Observations,
  options: FitOptions = {},
  smoothing: Smoothing = defaultSmoothing,
): Fit {
  return fitByPasses("dawid_skene", observations, options, confusionModel(smoothing), smoothing)
}
