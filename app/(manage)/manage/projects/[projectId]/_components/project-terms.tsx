import { formatPercent } from "@/app/_lib/format"
import { formatDuration } from "@/app/_lib/format-time"
import { Points } from "@/app/_ui/amount"
import { Section } from "@/app/_ui/card"
import { DefinitionList } from "@/app/_ui/definition-list"
import { Hash } from "@/app/_ui/hash"
import { Guidelines } from "@/app/(label)/_components/guidelines"
import { whoMayLabel } from "@/app/(label)/_components/skill-gate"
import { kinds } from "@/server/domain/kinds/registry"
import type { ProjectSheet } from "../../../../_views"

/** What was decided when the project was made. */
export function ProjectTerms({ project }: { readonly project: ProjectSheet }) {
  const { goldCommitment, revealed } = project.commitment
  return (
    <div className="grid gap-x-12 lg:grid-cols-2">
      <DefinitionList
        items={[
          { term: "Kind", value: kinds[project.kind].name },
          {
            term: "Answers",
            value: kinds[project.kind]
              .classes(project.config)
              .map(({ name }) => name)
              .join(", "),
          },
          { term: "Labels a task", value: `${project.minLabels} to ${project.maxLabels}` },
          { term: "Target confidence", value: formatPercent(project.targetConfidence) },
          { term: "Share of golds", value: formatPercent(project.goldShare) },
          { term: "Who may label", value: whoMayLabel(project.minSkill) },
          { term: "Second looks", value: `${formatPercent(project.secondLookShare)} of the verdicts` },
          {
            term: "Tasks a run",
            value: `${project.runSize}, within ${formatDuration(project.leaseSeconds)}`,
          },
          { term: "Reward an answer", value: <Points points={project.rewardPoints} /> },
          { term: "Highest stake a run", value: <Points points={project.maxStakePoints} /> },
          { term: "Target score", value: formatPercent(project.targetScore) },
          ...(goldCommitment === null
            ? []
            : [{ term: "Commitment to golds", value: <Hash text={goldCommitment} noun="commitment" /> }]),
          ...(revealed === null
            ? []
            : [{ term: "Revealed salt", value: <Hash text={revealed.goldSalt} noun="salt" /> }]),
        ]}
      />
      <Section title="Guidelines" className="pt-2">
        <Guidelines text={project.guidelines} />
      </Section>
    </div>
  )
}
