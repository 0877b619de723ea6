"use client"
import { useQueryClient } from "@tanstack/react-query"
import { useTRPC } from "@/app/_trpc/client"
import { isId } from "@/server/domain/id"
import type { ProjectSource } from "./worker-protocol"

type Hex = `0x${string}`

export interface FoundProjects {
  /** The newest transcript of each project that has one. */
  readonly projects: readonly ProjectSource[]
  /** The transactions in which their roots and their golds' hashes are said to be on chain. */
  readonly transactionHashes: readonly (Hex | null)[]
}

/** Finds the published transcripts of the projects that an epoch's releases were cut of. */
export function useFindProjects(): (projectIds: readonly string[]) => Promise<FoundProjects> {
  const trpc = useTRPC()
  const queries = useQueryClient()
  const findOne = async (projectId: string) => {
    if (!isId("project", projectId)) return null
    const { editions, goldAnchor } = await queries.fetchQuery(trpc.transcript.get.queryOptions({ projectId }))
    const [latest] = editions
    if (latest === undefined) return null
    const hashes = [goldAnchor?.transactionHash ?? null, latest.anchor?.transactionHash ?? null]
    const source = { url: `/api/transcripts/${latest.transcriptId}`, byteSize: latest.byteSize }
    const isAnchored = hashes.every((hash) => hash !== null)
    return { project: { projectId, source, published: latest.root, isAnchored }, hashes }
  }
  return async (projectIds) => {
    const found = await Promise.all(projectIds.map((projectId) => findOne(projectId).catch(() => null)))
    const known = found.filter((one) => one !== null)
    return {
      projects: known.map(({ project }) => project),
      transactionHashes: known.flatMap(({ hashes }) => hashes),
    }
  }
}
