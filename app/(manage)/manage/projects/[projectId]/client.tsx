"use client"
import { useQuery } from "@tanstack/react-query"
import { ProjectBounties } from "@/app/_bounty/bounty-list"
import { FundBounty } from "@/app/_bounty/fund-bounty"
import { routes } from "@/app/_lib/routes"
import { useTRPC } from "@/app/_trpc/client"
import { ErrorPanel } from "@/app/_trpc/error-panel"
import { StatusBadge } from "@/app/_ui/badge"
import { LinkButton } from "@/app/_ui/button"
import { Section } from "@/app/_ui/card"
import { EmptyState } from "@/app/_ui/empty-state"
import { PageHeader } from "@/app/_ui/page-header"
import { Skeleton, SkeletonRows } from "@/app/_ui/skeleton"
import { Tabs } from "@/app/_ui/tabs"
import { SignedInOnly } from "@/app/_wallet/signed-in-only"
import type { Id } from "@/server/domain/id"
import type { ProjectSheet } from "../../../_views"
import { GoldList } from "./_components/gold-list"
import { ProjectActions } from "./_components/project-actions"
import { ProjectFigures } from "./_components/project-figures"
import { ProjectQuality } from "./_components/project-quality"
import { ProjectTerms } from "./_components/project-terms"
import { SkillTable } from "./_components/skill-table"

const livePollMilliseconds = 5000

/** A project: how far it is, how good it is, and what its owner can do. */
export function ManageProjectScreen({ projectId }: { readonly projectId: Id<"project"> }) {
  return (
    <SignedInOnly what="manage this project" text="Only the pool’s owner and its moderators see its figures.">
      {() => <Project projectId={projectId} />}
    </SignedInOnly>
  )
}

function Project({ projectId }: { readonly projectId: Id<"project"> }) {
  const trpc = useTRPC()
  const project = useQuery({
    ...trpc.project.get.queryOptions({ projectId }),
    refetchInterval: (query) => (query.state.data?.state === "closing" ? livePollMilliseconds / 2 : false),
  })
  if (project.isPending) return <ProjectSkeleton />
  if (project.isError) return <ErrorPanel error={project.error} onRetry={() => void project.refetch()} />
  if (!project.data.can.readFigures) {
    return (
      <EmptyState
        title="This project belongs to another pool’s owner"
        text="You can still take runs of it."
        action={<LinkButton href={routes.labelProject(projectId)}>To the label room</LinkButton>}
      />
    )
  }
  return <OwnProject project={project.data} />
}

function OwnProject({ project }: { readonly project: ProjectSheet }) {
  const isOwner = project.can.cutRelease || project.can.edit
  return (
    <>
      <PageHeader
        title={project.name}
        lead={project.question}
        back={{ href: routes.managePoolTab(project.poolId, "projects"), label: project.poolName }}
        status={<StatusBadge state={project.state} />}
        actions={<ProjectActions project={project} />}
      />
      <Tabs
        label="Parts of this project"
        key={project.state === "draft" ? "draft" : "live"}
        tabs={[
          ...(project.state === "draft"
            ? []
            : [
                { value: "progress", label: "Progress", content: <ProjectFigures project={project} /> },
                {
                  value: "quality",
                  label: "Quality",
                  content: <ProjectQuality projectId={project.projectId} />,
                },
                { value: "bounties", label: "Bounties", content: <OwnBounties project={project} /> },
                { value: "skills", label: "Labelers", content: <SkillTable projectId={project.projectId} /> },
              ]),
          ...(isOwner
            ? [{ value: "tasks", label: "Tasks and golds", content: <GoldList project={project} /> }]
            : []),
          { value: "terms", label: "Terms", content: <ProjectTerms project={project} /> },
        ]}
      />
    </>
  )
}

function OwnBounties({ project }: { readonly project: ProjectSheet }) {
  return (
    <Section
      title="Bounties"
      lead="Money promised for accepted answers, on top of points. Anybody can fund one."
      actions={project.can.fundBounty ? <FundBounty project={project} /> : undefined}
      className="pt-2"
    >
      <ProjectBounties poolId={project.poolId} projectId={project.projectId} />
    </Section>
  )
}

function ProjectSkeleton() {
  return (
    <div className="flex flex-col gap-8">
      <Skeleton className="h-9 w-80" />
      <Skeleton className="h-9 w-full max-w-md" />
      <SkeletonRows rows={5} />
    </div>
  )
}
