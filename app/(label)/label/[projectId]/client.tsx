"use client"
import { useQuery } from "@tanstack/react-query"
import Link from "next/link"
import { ProjectBounties } from "@/app/_bounty/bounty-list"
import { FundBounty } from "@/app/_bounty/fund-bounty"
import { routes } from "@/app/_lib/routes"
import { useTRPC } from "@/app/_trpc/client"
import { ErrorPanel } from "@/app/_trpc/error-panel"
import { StatusBadge } from "@/app/_ui/badge"
import { Section } from "@/app/_ui/card"
import { PageHeader } from "@/app/_ui/page-header"
import { Skeleton, SkeletonText } from "@/app/_ui/skeleton"
import type { Id } from "@/server/domain/id"
import { Guidelines } from "../../_components/guidelines"
import { SkillMeter } from "../../_components/skill-meter"
import type { ProjectSheet } from "../../_views"
import { GoldCommitment } from "./_components/gold-commitment"
import { ProjectExamples } from "./_components/project-examples"
import { ProjectTerms } from "./_components/project-terms"
import { RunOffer } from "./_components/run-offer"

/** A project before work: how to answer, what it pays, and the run to take. */
export function ProjectScreen({ projectId }: { readonly projectId: Id<"project"> }) {
  const trpc = useTRPC()
  const project = useQuery(trpc.project.get.queryOptions({ projectId }))
  return (
    <div className="page py-8 sm:py-10">
      {project.isPending ? (
        <ProjectSkeleton />
      ) : project.isError ? (
        <ErrorPanel error={project.error} onRetry={() => void project.refetch()} />
      ) : (
        <ProjectBody project={project.data} />
      )}
    </div>
  )
}

function ProjectBody({ project }: { readonly project: ProjectSheet }) {
  const skill = project.labeler?.skill ?? null
  return (
    <>
      <PageHeader
        title={project.question}
        back={{ href: routes.label(), label: "Label" }}
        status={<StatusBadge state={project.state} />}
        lead={
          <>
            Project “{project.name}” in the pool{" "}
            <Link href={routes.pool(project.poolId)} className="text-water-ink underline underline-offset-3">
              {project.poolName}
            </Link>
            .
          </>
        }
      />
      <div className="grid gap-8 lg:grid-cols-[minmax(0,1fr)_24rem]">
        <aside className="flex flex-col gap-6 lg:order-last" aria-label="Take a run">
          <RunOffer project={project} />
          {skill === null ? null : (
            <div className="rounded-lg border bg-surface p-5 shadow-card">
              <SkillMeter skill={skill} projectName={project.name} days={skill.days} />
            </div>
          )}
        </aside>
        <div className="flex min-w-0 flex-col divide-y divide-line">
          <Section title="Guidelines" className="pt-0">
            <Guidelines text={project.guidelines} />
          </Section>
          <ProjectExamples project={project} />
          <ProjectTerms project={project} />
          <Bounties project={project} />
          <GoldCommitment project={project} />
        </div>
      </div>
    </>
  )
}

function Bounties({ project }: { readonly project: ProjectSheet }) {
  const { poolId, projectId } = project
  return (
    <Section
      title="Bounties"
      lead="Money promised for accepted answers, on top of points."
      actions={project.can.fundBounty ? <FundBounty project={project} variant="secondary" /> : undefined}
    >
      <ProjectBounties poolId={poolId} projectId={projectId} />
    </Section>
  )
}

function ProjectSkeleton() {
  return (
    <div role="status" aria-label="Loading" className="flex flex-col gap-8">
      <Skeleton className="h-10 w-96 max-w-full" />
      <div className="grid gap-8 lg:grid-cols-[minmax(0,1fr)_24rem]">
        <Skeleton className="h-96 rounded-lg lg:order-last" />
        <SkeletonText lines={8} />
      </div>
    </div>
  )
}
