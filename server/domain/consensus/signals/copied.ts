import type { Fit } from "../fit"
import type { Observations } from "../observations"
import { falseAlarmShare } from "./certainty"
import { largestOf, OthersBelief } from "./others-belief"
import { forEachPair, type LabelerPairs, pairsSharing } from "./shared-tasks"
import type { CopiedPair } from "./signal"

/** Shared tasks below which two labelers are not compared. */
const leastShared = 10
const binCount = 20
/** Of what would not be agreed, this share may be agreed for reasons that nobody sees, without being held suspicious. */
const unseenShare = 0.1
/** Shares of answers that a copier may have copied; the evidence is the mean over them. */
const copyShares = [0.25, 0.5, 0.75, 0.95] as const
const mostEvidence = 1e15

/** What is found of a pair, without its times. */
export type PairEvidence = Omit<CopiedPair, "sameOrderShare" | "medianGapSeconds">

/**
 * Pairs of labelers whose answers agree beyond their skills and beyond how hard the tasks are.
 *
 * For each shared task the chance that the second gives the first one's answer is reckoned from everybody else's labels
 * and the second one's skill, then set to how often answers with such a chance really agree in this project: hard tasks
 * mislead many alike. Against that stands copying. The likelihoods multiply to an e-value (Vovk and Wang, E-values:
 * Calibration, combination and applications, Annals of Statistics 49, 2021): where both work alone, it passes n with
 * chance 1/n at most. A pair is told where it passes the number of pairs over `falseAlarmShare`.
 * @param fit one that no minority can win over by agreeing with itself: the majority
 */
export function findCopiedPairs(observations: Observations, fit: Fit): readonly PairEvidence[] {
  const pairs = pairsSharing(observations, leastShared)
  const pairCount = pairs.firsts.length
  if (pairCount === 0) return []
  const agreementRates = calibrate(observations, fit)
  const records = weighPairs(observations, fit, pairs, agreementRates)
  const threshold = pairCount / falseAlarmShare
  return records.flatMap((record, place) => {
    const evidence = record.evidence()
    if (evidence < threshold) return []
    const ids = [pairs.firsts[place] as number, pairs.seconds[place] as number] as const
    const labelerIds = [
      observations.labelerIds[ids[0]] as string,
      observations.labelerIds[ids[1]] as string,
    ] as const
    return [{ labelerIds, evidence, ...record.counts }]
  })
}

/** By how probable an agreement was held, how often there was one; never under what was held. */
function calibrate(observations: Observations, fit: Fit): Float64Array {
  const agreed = new Float64Array(binCount)
  const all = new Float64Array(binCount)
  const { classIndexes } = observations
  forEachJudged(
    observations,
    fit,
    () => true,
    (a, b, chances) => {
      const isAgreed = classIndexes[a] === classIndexes[b]
      for (const chance of chances) {
        const bin = binOf(chance)
        all[bin] = (all[bin] as number) + 1
        if (isAgreed) agreed[bin] = (agreed[bin] as number) + 1
      }
    },
  )
  // Without many cases a bin is held to agree as often as its upper bound says.
  return all.map((count, bin) => ((agreed[bin] as number) + (bin + 1) / binCount) / (count + 1))
}

function weighPairs(
  observations: Observations,
  fit: Fit,
  pairs: LabelerPairs,
  agreementRates: Float64Array,
): readonly PairRecord[] {
  const { classIndexes, labelerIndexes } = observations
  const records = Array.from(pairs.firsts, () => new PairRecord())
  const placeOf = (a: number, b: number) =>
    pairs.placeOf(labelerIndexes[a] as number, labelerIndexes[b] as number)
  forEachJudged(
    observations,
    fit,
    (a, b) => placeOf(a, b) !== -1,
    (a, b, chances, best) => {
      const rates = chances.map((chance) => agreementRates[binOf(chance)] as number)
      const isAgreed = classIndexes[a] === classIndexes[b]
      records[placeOf(a, b)]?.add(rates, isAgreed, classIndexes[a] !== best)
    },
  )
  return records
}

/** Everything that is counted of one pair while its tasks go by. */
class PairRecord {
  readonly counts = {
    sharedCount: 0,
    agreedCount: 0,
    expectedCount: 0,
    contradictedCount: 0,
    contradictedExpectedCount: 0,
  }
  readonly #likelihoods = new Float64Array(2 * copyShares.length).fill(1)

  /** @param rates chance of an agreement, seen from the first and from the second */
  add(rates: readonly number[], isAgreed: boolean, isContradicted: boolean): void {
    const [first = 1, second = 1] = rates
    const expected = (first + second) / 2
    this.counts.sharedCount++
    this.counts.expectedCount += expected
    if (isAgreed) this.counts.agreedCount++
    if (isContradicted) this.counts.contradictedExpectedCount += expected
    if (isContradicted && isAgreed) this.counts.contradictedCount++
    for (const [place, copyShare] of copyShares.entries()) {
      this.#multiply(2 * place, first, copyShare, isAgreed)
      this.#multiply(2 * place + 1, second, copyShare, isAgreed)
    }
  }

  /** Mean of the likelihood ratios, each of which is an e-value. */
  evidence(): number {
    let sum = 0
    for (const likelihood of this.#likelihoods) sum += likelihood
    const mean = sum / this.#likelihoods.length
    return mean > mostEvidence ? mostEvidence : mean
  }

  #multiply(place: number, rate: number, copyShare: number, isAgreed: boolean): void {
    const alone = rate + unseenShare * (1 - rate)
    const factor = isAgreed ? (copyShare + (1 - copyShare) * alone) / alone : 1 - copyShare
    const next = (this.#likelihoods[place] as number) * factor
    this.#likelihoods[place] = next > 1e250 ? 1e250 : next
  }
}

/** Visits two labels of a task with the chances that one gives the other's answer, judged by everybody else. */
function forEachJudged(
  observations: Observations,
  fit: Fit,
  isWanted: (a: number, b: number) => boolean,
  visit: (a: number, b: number, chances: readonly [number, number], best: number) => void,
): void {
  const { classCount, classIndexes, labelerIndexes } = observations
  const belief = new OthersBelief(observations, fit)
  const posterior = new Float64Array(classCount)
  let loaded = -1
  forEachPair(observations, (task, a, b) => {
    if (!isWanted(a, b)) return
    if (task !== loaded) belief.load(task)
    loaded = task
    belief.write(posterior, a, b)
    let first = 0
    let second = 0
    for (let k = 0; k < classCount; k++) {
      const share = posterior[k] as number
      first += share * belief.rateOf(labelerIndexes[b] as number, classIndexes[a] as number, k)
      second += share * belief.rateOf(labelerIndexes[a] as number, classIndexes[b] as number, k)
    }
    visit(a, b, [first, second], largestOf(posterior))
  })
}

function binOf(chance: number): number {
  const bin = Math.floor(chance * binCount)
  return bin < 0 ? 0 : bin >= binCount ? binCount - 1 : bin
}
