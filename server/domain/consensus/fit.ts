import { fitDawidSkene } from "./dawid-skene"
import { fitDefault } from "./default-method"
import { fitGlad } from "./glad"
import { fitMajority } from "./majority"
import type { Observations } from "./observations"
import { fitOneCoin } from "./one-coin"
import { fitOrdinalDawidSkene } from "./ordinal"
import type { Candidate } from "./selection"
import { fitWawa } from "./wawa"

export const consensusMethods = [
  "majority",
  "wawa",
  "one_coin",
  "dawid_skene",
  "glad",
  "ordinal_dawid_skene",
  "default",
] as const
export type ConsensusMethod = (typeof consensusMethods)[number]

export interface FitOptions {
  /** Full passes over the labels after which fitting stops in any case. */
  readonly maxIterations?: number
  /** Fitting has converged when no posterior probability moves by more than this in one pass. */
  readonly tolerance?: number
  /** For the default: how much to listen to each candidate, as another fit has found; they are not judged anew. */
  readonly candidates?: readonly Candidate[]
}

/** What a set of labelers' answers says, by one method. */
export interface Fit {
  readonly method: ConsensusMethod
  /** Row-major, a row a task: probability of each class. A gold's row is certain. */
  readonly posteriors: Float64Array
  /** How common each class is. */
  readonly classPriors: Float64Array
  readonly skills: FittedSkills
  readonly iterations: number
  /** Largest move of a posterior probability in the last pass; 0 for methods without passes. */
  readonly delta: number
  readonly isConverged: boolean
  /** What a default was chosen by; no other method has it. */
  readonly candidates?: readonly Candidate[]
}

export interface FittedSkills {
  /** By labeler, row-major: probability of answering column when row is true; smoothed, every row comes to 1. */
  readonly confusions: Float64Array
  /** The same over all labelers: what is expected of somebody unknown. */
  readonly pooledConfusion: Float64Array
  /** By labeler: probability of a right answer, over classes as common as they are. */
  readonly accuracies: Float64Array
}

type FitMethod = (observations: Observations, options: FitOptions) => Fit

const methods: Readonly<Record<ConsensusMethod, FitMethod>> = {
  majority: fitMajority,
  wawa: fitWawa,
  one_coin: fitOneCoin,
  dawid_skene: fitDawidSkene,
  glad: fitGlad,
  ordinal_dawid_skene: fitOrdinalDawidSkene,
  default: fitDefault,
}

/**
 * Finds the consensus of labels by one method. Deterministic to the bit: sorted input, a fixed order of sums, only
 * addition, subtraction, multiplication, division and comparison of doubles.
 */
export function fitConsensus(
  method: ConsensusMethod,
  observations: Observations,
  options: FitOptions = {},
): Fit {
  return methods[method](observations, options)
}

/** Labels below which a project's consensus is the majority: skills cannot be told from fewer. */
export const leastLabelsForSkills = 30

/** The method for a project with so many labels. */
export function methodFor(labelCount: number): ConsensusMethod {
  return labelCount < leastLabelsForSkills ? "majority" : "default"
}

/** The posterior of one task, as a list. */
export function posteriorOf(fit: Fit, classCount: number, taskIndex: number): number[] {
  return Array.from(fit.posteriors.subarray(taskIndex * classCount, (taskIndex + 1) * classCount))
}

/** The confusion matrix of one labeler, row-major, as a list. */
export function confusionOf(fit: Fit, classCount: number, labelerIndex: number): number[] {
  const size = classCount * classCount
  return Array.from(fit.skills.confusions.subarray(labelerIndex * size, (labelerIndex + 1) * size))
}
