"use client"
import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { MyBounties } from "@/app/_bounty/bounty-list"
import { FundBounty } from "@/app/_bounty/fund-bounty"
import { OpenCall } from "@/app/_bounty/open-call"
import { useTRPC } from "@/app/_trpc/client"
import { ErrorPanel } from "@/app/_trpc/error-panel"
import { Card, Section } from "@/app/_ui/card"
import { Field } from "@/app/_ui/field"
import { PageHeader } from "@/app/_ui/page-header"
import { Select } from "@/app/_ui/select"
import { Skeleton } from "@/app/_ui/skeleton"
import { SignedInOnly } from "@/app/_wallet/signed-in-only"
import { BuyTabs } from "../../_components/buy-tabs"

/** The bounties that one has funded, and the way to another. */
export function BountiesScreen() {
  return (
    <>
      <PageHeader
        title="Your bounties"
        lead="Pay labelers for every accepted answer of a project, or contributors for every accepted item of a pool. What nobody earns comes back."
      />
      <BuyTabs />
      <div className="flex flex-col gap-8 pt-6">
        <SignedInOnly what="fund a bounty" text="A bounty belongs to the wallet that pays for it.">
          {() => (
            <>
              <div className="grid gap-4 lg:grid-cols-2">
                <ProjectChoice />
                <PoolChoice />
              </div>
              <Section title="What you have funded" className="py-0">
                <MyBounties />
              </Section>
            </>
          )}
        </SignedInOnly>
      </div>
    </>
  )
}

function ProjectChoice() {
  const trpc = useTRPC()
  const [chosenId, setChosenId] = useState<string | null>(null)
  const projects = useQuery(trpc.project.list.queryOptions({ state: "open" }))
  if (projects.isPending) return <Skeleton className="h-28 rounded-lg" />
  if (projects.isError) return <ErrorPanel error={projects.error} onRetry={() => void projects.refetch()} />
  const { items } = projects.data
  if (items.length === 0) return null
  const chosen = items.find((project) => project.projectId === chosenId) ?? null
  return (
    <Card className="flex flex-wrap items-end gap-4">
      <Field label="A bounty on a project’s answers" className="w-full sm:w-96">
        <Select
          options={items.map(({ projectId, name, poolName }) => ({
            value: projectId as string,
            label: name,
            hint: poolName,
          }))}
          value={chosenId}
          onValueChange={setChosenId}
          placeholder="Choose an open project"
        />
      </Field>
      {chosen === null ? null : <FundBounty key={chosen.projectId} project={chosen} />}
    </Card>
  )
}

function PoolChoice() {
  const trpc = useTRPC()
  const [chosenId, setChosenId] = useState<string | null>(null)
  const pools = useQuery(trpc.pool.list.queryOptions({ state: "open" }))
  if (pools.isPending) return <Skeleton className="h-28 rounded-lg" />
  if (pools.isError) return <ErrorPanel error={pools.error} onRetry={() => void pools.refetch()} />
  const { items } = pools.data
  if (items.length === 0) return null
  const chosen = items.find((pool) => pool.poolId === chosenId) ?? null
  return (
    <Card className="flex flex-wrap items-end gap-4">
      <Field label="A call for contributions to a pool" className="w-full sm:w-96">
        <Select
          options={items.map(({ poolId, name }) => ({ value: poolId as string, label: name }))}
          value={chosenId}
          onValueChange={setChosenId}
          placeholder="Choose an open pool"
        />
      </Field>
      {chosen === null ? null : <OpenCall key={chosen.poolId} pool={chosen} />}
    </Card>
  )
}
