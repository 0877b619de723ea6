"use client"
import { formatPercent } from "@/app/_lib/format"
import { Why } from "@/app/_ui/why"
import type { Answer } from "@/server/domain/kinds/registry"
import { ItemWithheld } from "../../../../(label)/_kinds/item-view"
import { kindScreens } from "../../../../(label)/_kinds/kind-screens"
import { PosteriorBars } from "../../../../(label)/_kinds/posterior-bars"
import { ReadingFault } from "../../../../(label)/_reading/reading-notices"
import type { ReviewCase } from "../../../_views"
import { AnswerList } from "./answer-list"
import { HistoryList } from "./history-list"
import { TaskQuestion } from "./task-question"
import type { useCase } from "./use-case"

interface CaseViewProps {
  readonly judged: ReviewCase
  readonly opened: ReturnType<typeof useCase>["opened"]
  readonly answer: Answer | null
}

/** All that speaks for and against each answer. */
export function CaseView({ judged, opened, answer }: CaseViewProps) {
  const { project, task } = judged
  return (
    <div className="flex flex-col gap-6">
      <TaskQuestion
        project={project}
        place={`${project.poolName} · ${project.name} · task ${task.position + 1}`}
      />
      <CaseItems judged={judged} opened={opened} answer={answer} />
      <section aria-labelledby="posterior" className="flex flex-col gap-3">
        <div className="flex items-baseline justify-between gap-3">
          <h3 id="posterior" className="font-semibold">
            Where the answers stand
          </h3>
          <Why
            title="How this comes about"
            reason="Each answer is weighed by how often its labeler is right, on golds and settled tasks. The bars are the probability of each answer given all of them."
            figures={[
              { label: "Answers", value: task.labelCount },
              { label: "Most probable", value: formatPercent(task.confidence ?? 0, 1) },
            ]}
          />
        </div>
        {judged.posterior === null ? (
          <p className="text-sm text-ink-soft">Not weighed yet.</p>
        ) : (
          <PosteriorBars kind={project.kind} config={project.config} posterior={judged.posterior} />
        )}
      </section>
      <AnswerList judged={judged} />
      <HistoryList judged={judged} />
    </div>
  )
}

interface CaseItemsProps {
  readonly judged: {
    readonly project: Pick<ReviewCase["project"], "kind" | "config" | "itemSchema">
    readonly itemIds: ReviewCase["itemIds"]
  }
  readonly opened: ReturnType<typeof useCase>["opened"]
  readonly answer: Answer | null
}

/** The items of a case, as their kind shows them. */
export function CaseItems({ judged, opened, answer }: CaseItemsProps) {
  const { project, itemIds } = judged
  if (opened.isError) return <ReadingFault error={opened.error} onRetry={() => void opened.refetch()} />
  if (itemIds.some((itemId) => opened.data?.withheldItemIds.includes(itemId) ?? false))
    return <ItemWithheld />
  const { Content } = kindScreens[project.kind]
  return (
    <Content
      config={project.config}
      itemSchema={project.itemSchema}
      items={itemIds.map((itemId) => ({ itemId, content: opened.data?.items[itemId] ?? null }))}
      answer={answer}
    />
  )
}
