import type { Signal } from "./signal"

/** A number behind a signal, for people. */
export interface SignalFigure {
  readonly label: string
  readonly value: number
  readonly unit: "count" | "share" | "seconds" | "times" | "score"
}

/** A signal in words: what is seen, why that is odd, what else may explain it. */
export interface SignalExplanation {
  readonly title: string
  readonly reason: string
  /** An honest explanation to think of before anything is decided. */
  readonly caution: string
  readonly figures: readonly SignalFigure[]
}

/** Says what a signal means and shows the numbers that it was found by. */
export function explainSignal(signal: Signal): SignalExplanation {
  switch (signal.kind) {
    case "copied":
      return explainCopied(signal)
    case "uninformative":
      return explainUninformative(signal)
    case "pattern":
      return explainPattern(signal)
    case "too_fast":
      return explainFast(signal)
    case "too_regular":
      return explainRegular(signal)
    case "drift":
      return explainDrift(signal)
  }
}

type Of<Kind extends Signal["kind"]> = Extract<Signal, { kind: Kind }>

const count = (label: string, value: number): SignalFigure => ({ label, value, unit: "count" })
const share = (label: string, value: number): SignalFigure => ({ label, value, unit: "share" })
const seconds = (label: string, value: number): SignalFigure => ({ label, value, unit: "seconds" })

function explainCopied({ labelerIds, pairs }: Of<"copied">): SignalExplanation {
  const [strongest] = pairs
  const sum = (of: (pair: (typeof pairs)[number]) => number) => pairs.reduce((all, pair) => all + of(pair), 0)
  return {
    title: `${labelerIds.length} labelers answer too much alike`,
    reason:
      "They agree more than their skills and the difficulty of the tasks explain, above all on answers that everybody else contradicts.",
    caution: "Friends who discuss the guidelines, or one person with two accounts, can look the same.",
    figures: [
      count(
        "Tasks shared, over all pairs",
        sum((pair) => pair.sharedCount),
      ),
      count(
        "Answered alike",
        sum((pair) => pair.agreedCount),
      ),
      count(
        "Alike if each worked alone",
        sum((pair) => pair.expectedCount),
      ),
      count(
        "Alike against everybody else",
        sum((pair) => pair.contradictedCount),
      ),
      count(
        "Of these, if each worked alone",
        sum((pair) => pair.contradictedExpectedCount),
      ),
      { label: "Likelier copied, strongest pair", value: strongest?.evidence ?? 0, unit: "times" },
      ...(strongest === undefined
        ? []
        : [seconds("Median time between their answers", strongest.medianGapSeconds)]),
    ],
  }
}

function explainUninformative(signal: Of<"uninformative">): SignalExplanation {
  return {
    title: "The answers say next to nothing",
    reason:
      "They agree with those of all others hardly more than chance would. Always giving the common class counts as chance.",
    caution:
      "Somebody who reads the question the other way round looks the same: look at a few answers first.",
    figures: [
      count("Answers weighed", signal.answerCount),
      share("Agreement beyond chance", signal.information),
      share("At most, with certainty", signal.informationHigh),
      ...(signal.dmi === null
        ? []
        : [{ label: "Mutual information (DMI)", value: signal.dmi, unit: "score" } as const]),
      count("Labelers compared with", signal.peerCount),
    ],
  }
}

function explainPattern(signal: Of<"pattern">): SignalExplanation {
  return {
    title: signal.lag === 1 ? "The same place again and again" : `Answers repeat every ${signal.lag} tasks`,
    reason: "The answers follow their place on the screen even where the tasks ask for another.",
    caution: "On few tasks a run of like answers comes by itself; more answers tell.",
    figures: [
      count("Answers weighed", signal.answerCount),
      count("Where the others’ answer changed", signal.changedCount),
      count("Repeated all the same", signal.repeatedCount),
    ],
  }
}

function explainFast(signal: Of<"too_fast">): SignalExplanation {
  return {
    title: "Faster than one can read",
    reason: "Most answers came in less than a fifth of the time that labelers of this project take.",
    caution: "Somebody may read the tasks first and then answer them in one go.",
    figures: [
      count("Answers weighed", signal.answerCount),
      count("Faster than the limit", signal.fastCount),
      seconds("Limit", signal.fastSeconds),
      seconds("Median of this labeler", signal.medianSeconds),
      seconds("Median of the project", signal.projectMedianSeconds),
    ],
  }
}

function explainRegular(signal: Of<"too_regular">): SignalExplanation {
  return {
    title: "As regular as a clock",
    reason:
      "The time from answer to answer hardly changes, whatever the task. People hesitate over hard ones.",
    caution: "A tool that reads tasks aloud at one pace looks the same.",
    figures: [
      count("Answers weighed", signal.answerCount),
      seconds("Median", signal.medianSeconds),
      share("Spread of the middle half", signal.dispersion),
      share("Spread in the project", signal.projectDispersion),
    ],
  }
}

function explainDrift(signal: Of<"drift">): SignalExplanation {
  return {
    title: "Right less often than before",
    reason: "The later half of the answers is right less often than the earlier half, beyond doubt.",
    caution: "The later tasks may have been harder, or the guidelines may have changed.",
    figures: [
      count("Earlier answers", signal.earlyCount),
      share("Right, earlier", signal.earlyRightShare),
      count("Later answers", signal.lateCount),
      share("Right, later", signal.lateRightShare),
      share("The drop is at least", signal.dropLow),
    ],
  }
}
