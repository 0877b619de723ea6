import { groundOptions } from "./rows"

/** A choice project as the stage and the journeys make it. */
export function groundTerms(name: string) {
  return {
    kind: "choice" as const,
    name,
    question: "What does this statement mostly rest on?",
    guidelines: "Facts can be looked up, experience was lived through, values say what is right.",
    config: { options: groundOptions, isMultiple: false, note: "optional" },
    minLabels: 3,
    maxLabels: 3,
    targetConfidence: 0.8,
    goldShare: 0,
    // A draw by lot would deal a seat that no journey expects.
    secondLookShare: 0,
    runSize: 5,
    leaseSeconds: 3600,
    rewardPoints: 10n,
    maxStakePoints: 50n,
    targetScore: 0.6,
  }
}
