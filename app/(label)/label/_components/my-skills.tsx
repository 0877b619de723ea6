import { Check, Lock } from "lucide-react"
import Link from "next/link"
import { formatCount, formatPercent } from "@/app/_lib/format"
import { routes } from "@/app/_lib/routes"
import { Card } from "@/app/_ui/card"
import { kindNames } from "@/server/domain/kinds/names"
import { KindSkillMeter, WhyLowerEnd } from "../../_components/skill-gate"
import type { KindSkill } from "../../_views"

/** What golds and the others say of a labeler in each kind, and the doors that it opens. */
export function MySkills({ skills }: { readonly skills: readonly KindSkill[] }) {
  if (skills.length === 0) return null
  return (
    <section aria-labelledby="my-skills" className="flex flex-col gap-4">
      <div>
        <h2 id="my-skills" className="text-lg font-semibold">
          Your skill
        </h2>
        <p className="max-w-prose text-sm text-ink-soft">
          By kind of task, out of all projects together. Some projects ask that the lower end of it reach a
          least skill.
        </p>
      </div>
      <ul className="grid gap-4 lg:grid-cols-2">
        {skills.map((skill) => (
          <li key={skill.kind}>
            <KindCard skill={skill} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function KindCard({ skill }: { readonly skill: KindSkill }) {
  const { kind, goldCount, goldRightCount, consensusCount, consensusRight, projectCount } = skill
  return (
    <Card className="flex h-full flex-col gap-4">
      <KindSkillMeter label={kindNames[kind]} skill={skill} />
      <dl className="grid grid-cols-2 gap-x-4 gap-y-3 text-sm sm:grid-cols-3">
        <Evidence term="Golds right" value={`${formatCount(goldRightCount)} of ${formatCount(goldCount)}`} />
        <Evidence
          term="Right by the others"
          value={`${consensusRight.toFixed(1)} of ${formatCount(consensusCount)}`}
        />
        <Evidence term="Projects" value={formatCount(projectCount)} />
      </dl>
      <WhyLowerEnd answerCount={goldCount + consensusCount} />
      <Doors skill={skill} />
    </Card>
  )
}

function Evidence({ term, value }: { readonly term: string; readonly value: string }) {
  return (
    <div className="min-w-0">
      <dt className="text-xs text-ink-faint">{term}</dt>
      <dd className="tabular font-medium">{value}</dd>
    </div>
  )
}

/** The open projects that ask for a skill, and whether this one suffices. */
function Doors({ skill: { asking } }: { readonly skill: KindSkill }) {
  if (asking.length === 0) {
    return (
      <p className="mt-auto border-t pt-4 text-sm text-ink-soft">
        No open project of this kind asks for a skill now: all of them are open to you.
      </p>
    )
  }
  return (
    <ul
      aria-label="Projects that ask for a skill"
      className="mt-auto flex flex-col gap-2 border-t pt-4 text-sm"
    >
      {asking.map(({ projectId, name, minSkill, isMet }) => (
        <li key={projectId} className="flex items-start gap-2.5">
          {isMet ? (
            <Check aria-hidden className="mt-0.5 size-4 shrink-0 text-good" />
          ) : (
            <Lock aria-hidden className="mt-0.5 size-4 shrink-0 text-ink-faint" />
          )}
          <span className="min-w-0">
            <Link
              href={routes.labelProject(projectId)}
              className="text-water-ink underline underline-offset-3"
            >
              {name}
            </Link>{" "}
            <span className="text-ink-soft">
              {isMet ? "is open to you" : "is not open to you yet"}; it asks for {formatPercent(minSkill)}.
            </span>
          </span>
        </li>
      ))}
    </ul>
  )
}
