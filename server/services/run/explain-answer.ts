import "server-only"
import type { KindConfig, KindId } from "@/server/domain/kinds/registry"
import { type Answer, kinds } from "@/server/domain/kinds/registry"

/** What a training task tells after its answer. */
export interface ExplainedAnswer {
  readonly isRight: boolean
  /** As shown, turned like the task. */
  readonly goldAnswer: Answer
  readonly goldExplanation: string | null
}

/** Compares an answer, as stored, with its task's gold; null where the task is no gold. */
export function explainAnswer(
  project: { readonly kind: KindId; readonly config: KindConfig },
  answer: Answer,
  place: {
    readonly isSwapped: boolean
    readonly goldAnswer: Answer | null
    readonly goldExplanation: string | null
  },
): ExplainedAnswer | null {
  if (place.goldAnswer === null) return null
  const kind = kinds[project.kind]
  return {
    isRight: kind.agreement(project.config, answer, place.goldAnswer) === 1,
    goldAnswer: kind.turn(place.goldAnswer, place),
    goldExplanation: place.goldExplanation,
  }
}
