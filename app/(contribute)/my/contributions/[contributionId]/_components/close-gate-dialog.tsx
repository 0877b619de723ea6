"use client"
import { useMutation, useQueryClient } from "@tanstack/react-query"
import { formatCount } from "@/app/_lib/format"
import { useTRPC } from "@/app/_trpc/client"
import { explainError } from "@/app/_trpc/explain-error"
import { Button } from "@/app/_ui/button"
import { Dialog } from "@/app/_ui/dialog"
import { ErrorState } from "@/app/_ui/error-state"
import { ProgressBar } from "@/app/_ui/progress"
import { showToast } from "@/app/_ui/toast"
import { forgetDraft } from "../../../../_sending/drafts"
import type { Contribution } from "../../../../_views"

interface CloseGateDialogProps {
  readonly contribution: Contribution
  readonly isOpen: boolean
  readonly onOpenChange: (isOpen: boolean) => void
}

const retryMilliseconds = 2000
const retryCount = 10

/** Asks once, in plain words, with what it can and cannot do. It never says closed before it is. */
export function CloseGateDialog({ contribution, isOpen, onOpenChange }: CloseGateDialogProps) {
  const isWaiting = contribution.state === "draft" || contribution.state === "uploading"
  const closing = useClosing(contribution, () => onOpenChange(false))
  return (
    <Dialog
      title={isWaiting ? "Discard this contribution?" : "Close the gate?"}
      description={`“${contribution.title}” in ${contribution.pool.name}`}
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      isSticky={closing.isPending}
      actions={
        <>
          <Button disabled={closing.isPending} onClick={() => onOpenChange(false)}>
            {isWaiting ? "Keep it" : "Leave it open"}
          </Button>
          <Button
            variant="danger"
            isPending={closing.isPending}
            pendingLabel="Closing"
            onClick={() => closing.mutate({ contributionId: contribution.contributionId })}
          >
            {isWaiting ? "Discard" : "Close the gate"}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-5 text-sm">
        {isWaiting ? (
          <p className="text-ink-soft">
            What has arrived and the encrypted copy on this device are deleted. Nobody has been able to open
            it.
          </p>
        ) : (
          <WhatItDoes contribution={contribution} />
        )}
        {closing.isPending ? <ClosingProgress failures={closing.failureCount} /> : null}
        {closing.isError ? <ClosingFault error={closing.error} /> : null}
      </div>
    </Dialog>
  )
}

function useClosing({ contributionId }: Contribution, onClosed: () => void) {
  const trpc = useTRPC()
  const queries = useQueryClient()
  return useMutation({
    ...trpc.contribution.revoke.mutationOptions(),
    // Closing wins: while the vault is away it is asked again, and the page says that the gate is still open.
    retry: (failures, error) => failures < retryCount && explainError(error).mayRetry,
    retryDelay: retryMilliseconds,
    onSuccess: async () => {
      await Promise.all([
        queries.invalidateQueries(trpc.contribution.pathFilter()),
        forgetDraft(contributionId),
      ])
      showToast({
        title: "The gate is closed",
        text: "The keys are deleted. Nobody can read these items here any more.",
      })
      onClosed()
    },
  })
}

function WhatItDoes({ contribution }: { readonly contribution: Contribution }) {
  const { liveItemCount, releases, call, appeal } = contribution
  const soldCount = releases.reduce((sum, release) => sum + release.soldCount, 0)
  const items = liveItemCount === 1 ? "the item" : `all ${formatCount(liveItemCount)} items`
  return (
    <>
      <section>
        <h3 className="mb-1 font-medium">What it does, at once</h3>
        <ul className="flex list-disc flex-col gap-1 pl-5 text-ink-soft">
          <li>The keys to {items} are deleted. Nobody can open them here, the operator included.</li>
          <li>Open tasks with them end. Later releases and deliveries go without them.</li>
          {soldCount === 0 ? null : <li>Every buyer who already has them gets a signed notice.</li>}
          {(call?.rewardedCount ?? 0) === 0 ? null : (
            <li>What the call pays for it goes back to the call, unless it stands in a closed epoch.</li>
          )}
          {appeal === null || appeal.decidedAt !== null ? null : (
            <li>Your appeal of its rejected rows ends: the rows are deleted, and its stake comes back.</li>
          )}
          <li>
            What you earned{call === null ? "" : " otherwise"} stays yours, and sales of releases that were
            cut before still pay you.
          </li>
        </ul>
      </section>
      <section>
        <h3 className="mb-1 font-medium">What it cannot do</h3>
        <ul className="flex list-disc flex-col gap-1 pl-5 text-ink-soft">
          <li>Take back what somebody has read or bought before.</li>
          <li>Reach backups of the database: they hold your key until they expire.</li>
          <li>Be undone. To put the data in again, you send it again.</li>
        </ul>
      </section>
    </>
  )
}

function ClosingProgress({ failures }: { readonly failures: number }) {
  return (
    <ProgressBar
      label={failures === 0 ? "Deleting the keys" : "The vault does not answer. The gate is still open"}
      share={null}
      detail={
        failures === 0
          ? "Then open tasks are ended and notices sent."
          : `Trying again, ${failures + 1} of ${retryCount + 1}.`
      }
    />
  )
}

function ClosingFault({ error }: { readonly error: unknown }) {
  const { title, todo } = explainError(error)
  return <ErrorState title={title} safe="The gate is still open. Nothing was deleted." todo={todo} />
}
