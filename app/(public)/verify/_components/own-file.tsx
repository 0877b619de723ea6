"use client"
import { useQueryClient } from "@tanstack/react-query"
import { useState } from "react"
import { useSiteConfig } from "@/app/_lib/site-config-context"
import { useTRPC } from "@/app/_trpc/client"
import { Section } from "@/app/_ui/card"
import { FileDrop } from "@/app/_ui/file-drop"
import { isId } from "@/server/domain/id"
import type { Expectation, FileSubject, VerifyStep } from "@/server/domain/transcript/verify-file"
import { type FoundProjects, useFindProjects } from "../_run/use-find-projects"
import { useVerification } from "../_run/use-verification"
import { VerificationPanel } from "./verification-panel"

/** A project's first line is never longer; an epoch's transcript is one line, and read whole. */
const headBytes = 256 * 1024

/** Recomputes a file of the person's own, and holds it against the chain where this site knows where to look. */
export function OwnFile() {
  const { verification, start, fail } = useVerification()
  const [chosen, setChosen] = useState<{ name: string; steps: readonly VerifyStep[] } | null>(null)
  const findProofs = useFindProofs()
  const findProjects = useFindProjects()

  async function take(file: File | undefined): Promise<void> {
    if (file === undefined) return
    const { subjectOf, stepsOf } = await import("@/server/domain/transcript/verify-file")
    const head = await file.slice(0, headBytes).text()
    const subject = subjectOf(head) ?? (head.startsWith("{") ? subjectOf(await file.text()) : null)
    setChosen({ name: file.name, steps: stepsOf(subject?.kind ?? "project") })
    const projectIds = subject?.kind === "epoch" ? subject.projectIds : []
    const { projects, transactionHashes } = await findProjects(projectIds)
    const chain = subject === null ? null : await findProofs(subject, transactionHashes).catch(() => null)
    start({ source: { blob: file }, projects, expectation: { published: null, chain } })
  }

  return (
    <Section
      title="A file of your own"
      lead="A transcript that you kept, or that somebody gave you. It stays on this device."
    >
      <FileDrop
        label="Drop a transcript here, or choose one"
        hint="A project's .jsonl or an epoch's .json"
        accept=".jsonl,.json,.ndjson"
        onFiles={([file]) => void take(file).catch((error: unknown) => fail(messageOf(error)))}
      />
      {chosen === null ? null : (
        <>
          <h3 className="pt-2 font-medium break-all">{chosen.name}</h3>
          <VerificationPanel verification={verification} steps={chosen.steps} />
        </>
      )}
    </Section>
  )
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : "The file could not be read."
}

/** Asks this site in which transactions a file's roots should be, and the chain what is in them. */
function useFindProofs(): (
  subject: FileSubject,
  projectHashes: FoundProjects["transactionHashes"],
) => Promise<Expectation["chain"]> {
  const trpc = useTRPC()
  const queries = useQueryClient()
  const config = useSiteConfig()
  return async (subject, projectHashes) => {
    const { poolOnChainId } = subject
    if (poolOnChainId === null) return null
    const { readProofs } = await import("@/app/_wallet/read-proofs")
    if (subject.kind === "project") {
      const { projectId } = subject
      if (!isId("project", projectId)) return null
      const known = await queries.fetchQuery(trpc.transcript.get.queryOptions({ projectId }))
      const hashes = [known.goldAnchor, ...known.editions.map(({ anchor }) => anchor)]
      return readProofs(
        config,
        poolOnChainId,
        hashes.map((anchor) => anchor?.transactionHash ?? null),
      )
    }
    const { poolId } = subject
    if (!isId("pool", poolId)) return null
    const { items } = await queries.fetchQuery(trpc.epoch.list.queryOptions({ poolId }))
    const proposals = items.map((epoch) => epoch.proposeTransactionHash)
    return readProofs(config, poolOnChainId, [...proposals, ...projectHashes])
  }
}
