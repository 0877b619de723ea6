"use client"
import { useQuery } from "@tanstack/react-query"
import { useTRPC } from "@/app/_trpc/client"
import { ErrorPanel } from "@/app/_trpc/error-panel"
import { Section } from "@/app/_ui/card"
import { PageHeader } from "@/app/_ui/page-header"
import { SkeletonRows } from "@/app/_ui/skeleton"
import { OwnFile } from "./_components/own-file"
import { EpochTable, ProjectTable } from "./_components/published-lists"

/** What was published for anybody to recompute, and a place for a file of one's own. */
export function VerifyScreen() {
  const trpc = useTRPC()
  const lists = useQuery(trpc.transcript.list.queryOptions())
  return (
    <article>
      <PageHeader
        title="Verify"
        lead="Every label, point and cent follows from a published transcript. Recompute it here, on your own device: this page takes our word for nothing but the file, and holds the file against the chain."
      />
      {lists.isError ? <ErrorPanel error={lists.error} onRetry={() => void lists.refetch()} /> : null}
      {lists.isPending ? <SkeletonRows rows={4} /> : null}
      {lists.isSuccess ? (
        <>
          <Section
            title="Closed projects"
            lead="Who answered what under which name, and what came of it: golds, consensus, credits, stakes."
          >
            <ProjectTable projects={lists.data.projects} />
          </Section>
          <Section title="Closed epochs" lead="From the sales and the frozen weights to the root that pays.">
            <EpochTable epochs={lists.data.epochs} />
          </Section>
        </>
      ) : null}
      <OwnFile />
    </article>
  )
}
