import type { Fit, FitOptions } from "./fit"
import { coinModel } from "./labeler-model"
import type { Observations } from "./observations"
import { fitByPasses } from "./passes"

/**
 * The one-coin model (ZenCrowd: Demartini, Difallah and Cudré-Mauroux, WWW 2012): each labeler has one probability of
 * being right, and a wrong answer falls on every other class alike. Expectation maximization from label shares, golds
 * clamped.
 */
export function fitOneCoin(observations: Observations, options: FitOptions = {}): Fit {
  return fitByPasses("one_coin", observations, options, coinModel)
}
