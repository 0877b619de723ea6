import { seededRandom } from "../seeded-random"
import { type AppealDecision, type Ballot, decideAppeal } from "./decide"

/** Of a project's verdicts, the share that another moderator looks at again where its owner says nothing else. */
export const defaultSecondLookShare = 0.05

/**
 * Whether a verdict is drawn for a second look: by the project's seed, which nobody knows while the project is open and
 * everybody once it is closed, and by the verdict's id, which is made when it is given. So no moderator can tell which
 * of their verdicts will be looked at, and anybody can check afterwards that the draw was fair.
 * @param share of the verdicts, in [0, 1]
 */
export function isDrawnForSecondLook(assignmentSeed: string, verdictId: string, share: number): boolean {
  return seededRandom(`second look:${assignmentSeed}:${verdictId}`)() < share
}

/** Voices that decide: the first verdict's own, the second look's, and a third where they differ. */
export const secondLookVoices = 3

/**
 * What a second look comes to: the first verdict is a voice like the others. One who agrees upholds it; where they
 * differ, it stays open for a third, who decides; three answers leave the first standing.
 * @param said the answers of those who looked again, in any order, at most two
 */
export function decideSecondLook(first: Ballot, said: readonly Ballot[]): AppealDecision {
  return decideAppeal(first, [first, ...said], secondLookVoices)
}
