"use client"
import { useMutation, useQueryClient } from "@tanstack/react-query"
import { shortenHex } from "@/app/_lib/format"
import { useTRPC } from "@/app/_trpc/client"
import { showError } from "@/app/_trpc/error-panel"
import { Button } from "@/app/_ui/button"
import { showToast } from "@/app/_ui/toast"
import type { Id } from "@/server/domain/id"
import type { Moderator } from "../../../../../_views"

export interface DismissButtonProps {
  readonly poolId: Id<"pool">
  readonly moderator: Moderator
}

/** Takes a moderator's desk away; can be undone in passing. */
export function DismissButton({ poolId, moderator }: DismissButtonProps) {
  const trpc = useTRPC()
  const queries = useQueryClient()
  const read = () => queries.invalidateQueries(trpc.pool.moderators.queryFilter({ poolId }))
  const { address } = moderator
  const name = moderator.displayName ?? shortenHex(address)
  const appoint = useMutation({
    ...trpc.pool.appointModerator.mutationOptions(),
    onError: showError,
    onSuccess: () => void read(),
  })
  const dismiss = useMutation({
    ...trpc.pool.dismissModerator.mutationOptions(),
    onError: showError,
    onSuccess: () => {
      void read()
      showToast({
        title: `${name} is no moderator any more`,
        text: "Verdicts given so far stand.",
        action: { label: "Undo", onSelect: () => appoint.mutate({ poolId, address }) },
      })
    },
  })
  return (
    <Button
      size="sm"
      variant="quiet"
      aria-label={`Dismiss ${name}`}
      isPending={dismiss.isPending}
      onClick={() => dismiss.mutate({ poolId, address })}
    >
      Dismiss
    </Button>
  )
}
