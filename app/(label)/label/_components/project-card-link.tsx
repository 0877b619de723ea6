import Link from "next/link"
import type { ReactNode } from "react"
import { formatCount, type TokenUnit } from "@/app/_lib/format"
import { formatDuration } from "@/app/_lib/format-time"
import { routes } from "@/app/_lib/routes"
import { Amount, Points } from "@/app/_ui/amount"
import { Badge } from "@/app/_ui/badge"
import { Meter } from "@/app/_ui/meter"
import { kindNames } from "@/server/domain/kinds/names"
import { SkillGateBadge } from "../../_components/skill-gate"
import { SkillMeter } from "../../_components/skill-meter"
import type { ProjectCard } from "../../_views"

export interface ProjectCardsProps {
  readonly projects: readonly ProjectCard[]
  readonly token: TokenUnit
}

/** Projects side by side, each leading to its page; first those whose asked skill the person has. */
export function ProjectCards({ projects, token }: ProjectCardsProps) {
  const takes = ({ skillGate }: ProjectCard) => skillGate === null || skillGate.isMet
  const ordered = [...projects.filter(takes), ...projects.filter((project) => !takes(project))]
  return (
    <ul className="grid gap-4 lg:grid-cols-2">
      {ordered.map((project) => (
        <li key={project.projectId}>
          <ProjectCardLink project={project} token={token} />
        </li>
      ))}
    </ul>
  )
}

interface ProjectCardLinkProps {
  readonly project: ProjectCard
  readonly token: TokenUnit
}

/** A project at a glance: what is asked, what it pays, what is left. The name leads to its page. */
function ProjectCardLink({ project, token }: ProjectCardLinkProps) {
  const { projectId, name, poolName, kind, question, rewardPoints, maxStakePoints, mySkill } = project
  return (
    <article className="relative flex h-full flex-col gap-4 rounded-lg border bg-surface p-5 shadow-card transition-colors hover:border-edge">
      <div className="flex flex-col gap-1">
        <p className="text-sm text-ink-faint">
          {poolName} · {kindNames[kind]}
        </p>
        <h3 className="text-lg font-semibold">
          <Link
            href={routes.labelProject(projectId)}
            className="after:absolute after:inset-0 after:rounded-lg"
          >
            {question}
          </Link>
        </h3>
        {name === question ? null : <p className="text-sm text-ink-soft">{name}</p>}
      </div>
      <div className="flex flex-wrap gap-2">
        {project.skillGate === null ? null : <SkillGateBadge gate={project.skillGate} />}
        <QualificationBadge project={project} />
        {project.reward === null ? null : (
          <Badge tone="amber">
            Bounty: <Amount amount={project.reward.rewardAmount} token={token} /> an accepted answer
          </Badge>
        )}
      </div>
      <dl className="grid grid-cols-2 gap-x-4 gap-y-3 text-sm sm:grid-cols-4">
        <Fact term="An answer earns">
          <Points points={rewardPoints} />
        </Fact>
        <Fact term="Stake up to">
          {project.isQualified ? <Points points={maxStakePoints} /> : "Once qualified"}
        </Fact>
        <Fact term="Left for you">{formatCount(project.remainingForMe)}</Fact>
        <Fact term="A run">
          {project.runSize} tasks, {formatDuration(project.leaseSeconds)}
        </Fact>
      </dl>
      <div className="mt-auto flex flex-col gap-3 border-t pt-4">
        <Meter
          label={`${formatCount(project.settledCount)} of ${formatCount(project.taskCount)} tasks settled`}
          share={project.taskCount === 0 ? 0 : project.settledCount / project.taskCount}
        />
        {mySkill === null ? null : (
          <div className="relative z-10">
            <SkillMeter skill={mySkill} projectName={name} />
          </div>
        )}
      </div>
    </article>
  )
}

function QualificationBadge({ project }: { readonly project: ProjectCard }) {
  if (!project.isQualified) return <Badge tone="amber">Starts with a qualification run</Badge>
  if (project.trainingCount > 0) return <Badge tone="good">Qualified</Badge>
  return project.skillGate === null ? <Badge tone="water">Open to everybody</Badge> : null
}

function Fact({ term, children }: { readonly term: string; readonly children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-xs text-ink-faint">{term}</dt>
      <dd className="tabular font-medium">{children}</dd>
    </div>
  )
}
