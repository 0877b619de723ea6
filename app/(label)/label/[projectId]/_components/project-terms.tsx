import { formatCount, formatPercent } from "@/app/_lib/format"
import { formatDuration } from "@/app/_lib/format-time"
import { Points } from "@/app/_ui/amount"
import { Section } from "@/app/_ui/card"
import { DefinitionList } from "@/app/_ui/definition-list"
import { Why } from "@/app/_ui/why"
import { whoMayLabel } from "../../../_components/skill-gate"
import type { ProjectSheet } from "../../../_views"

/** What an answer is worth and when a task is settled; fixed on a run when it is taken. */
export function ProjectTerms({ project }: { readonly project: ProjectSheet }) {
  const { tasks } = project
  return (
    <Section title="Terms" lead="They are frozen on your run when you take it.">
      <DefinitionList
        items={[
          { term: "Who may label", value: whoMayLabel(project.minSkill) },
          { term: "A right answer earns", value: <Points points={project.rewardPoints} /> },
          { term: "Score that keeps the stake", value: <TargetScore share={project.targetScore} /> },
          { term: "Run", value: `${project.runSize} tasks within ${formatDuration(project.leaseSeconds)}` },
          {
            term: "Labels a task",
            value: `${project.minLabels} to ${project.maxLabels}, until the answer is ${formatPercent(project.targetConfidence)} certain`,
          },
          {
            term: "Golds in a run",
            value: `about ${formatPercent(project.goldShare)}; they look like all others`,
          },
          {
            term: "Tasks",
            value: `${formatCount(tasks.settledCount)} of ${formatCount(tasks.taskCount)} settled, ${formatCount(tasks.escalatedCount)} with a moderator`,
          },
        ]}
      />
    </Section>
  )
}

function TargetScore({ share }: { readonly share: number }) {
  return (
    <span className="flex flex-wrap items-baseline gap-x-3">
      {formatPercent(share)}
      <Why
        title="How a stake is settled"
        reason="The score is the mean credit of your answers. The stake moves by (score − target) / (1 − target), never by more than the stake. What is lost goes to the labelers who were right."
      />
    </span>
  )
}
