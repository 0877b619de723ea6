"use client"
import { useMutation } from "@tanstack/react-query"
import { Check, X } from "lucide-react"
import { useTRPCClient } from "@/app/_trpc/client"
import { showError } from "@/app/_trpc/error-panel"
import { Button } from "@/app/_ui/button"
import { Hash } from "@/app/_ui/hash"
import { Why } from "@/app/_ui/why"
import type { ReleaseSheet } from "../../../../_views"

/** A few leaves that nobody could choose, each with its way up to the root. */
export function DrawnLeaves({ release }: { readonly release: ReleaseSheet }) {
  const client = useTRPCClient()
  const { draw, releaseId } = release
  const prove = useMutation({
    onError: showError,
    mutationFn: async () => {
      const { leadsToRoot } = await import("@/server/domain/hash-tree")
      const proofs = await Promise.all(
        (draw?.leaves ?? []).map(({ place }) => client.release.prove.query({ releaseId, place })),
      )
      const proved = proofs.map(
        ({ leaf, proof }) =>
          [
            leaf.place,
            release.manifestRoot !== null && leadsToRoot(release.manifestRoot, leaf.leafHash, proof),
          ] as const,
      )
      return new Map(proved)
    },
  })
  if (draw === null || draw.leaves.length === 0) return null
  return (
    <div className="flex flex-col gap-3 pt-2">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h3 className="text-sm font-medium">Leaves drawn at random</h3>
        <Why
          label="Drawn by whom?"
          title="A draw that nobody chose"
          reason="The seed is the hash of the transaction that put the release on sale, which nobody knew when it was cut. Anybody can draw the same leaves again and ask for their proofs."
          more={<Hash text={draw.seed} noun="seed" />}
        />
      </div>
      <ul className="flex flex-col divide-y divide-line rounded-lg border bg-surface text-sm">
        {draw.leaves.map((leaf) => (
          <li key={leaf.place} className="flex items-center gap-3 px-4 py-1.5">
            <span className="w-12 shrink-0 text-ink-soft">{leaf.kind === "item" ? "Item" : "Label"}</span>
            <span className="tabular hidden min-w-0 flex-1 truncate font-mono text-xs text-ink-faint sm:block">
              {leaf.id}
            </span>
            <Hash text={leaf.leafHash} noun="leaf" />
            <ProofSign isProved={prove.data?.get(leaf.place)} />
          </li>
        ))}
      </ul>
      <Button
        className="self-start"
        isPending={prove.isPending}
        pendingLabel="Asking for proofs"
        onClick={() => prove.mutate()}
      >
        Prove these leaves
      </Button>
      <p role="status" className="text-sm text-ink-soft">
        {prove.isSuccess
          ? [...prove.data.values()].every(Boolean)
            ? "Every one of them leads to the root, reckoned in this browser."
            : "Some of them do not lead to the root. Do not buy."
          : null}
      </p>
    </div>
  )
}

function ProofSign({ isProved }: { readonly isProved: boolean | undefined }) {
  if (isProved === undefined) return <span className="size-4 shrink-0" />
  return isProved ? (
    <Check aria-label="proved" className="size-4 shrink-0 text-good" />
  ) : (
    <X aria-label="not proved" className="size-4 shrink-0 text-bad" />
  )
}
