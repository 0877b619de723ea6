"use client"
import { useMutation, useQueryClient } from "@tanstack/react-query"
import { useRouter } from "next/navigation"
import { useRef } from "react"
import { routes } from "@/app/_lib/routes"
import { useTRPC, useTRPCClient } from "@/app/_trpc/client"
import { ErrorPanel } from "@/app/_trpc/error-panel"
import { explainError } from "@/app/_trpc/explain-error"
import { Points } from "@/app/_ui/amount"
import { Button } from "@/app/_ui/button"
import { DefinitionList } from "@/app/_ui/definition-list"
import { Dialog, DialogClose } from "@/app/_ui/dialog"
import { noteRuleOf } from "./note-field"
import { outlookOf } from "./stake-note"
import type { RoomState } from "./use-room"

/** Before a run is finished: what was left open, and what is at stake. */
export function FinishDialog({ room }: { readonly room: RoomState }) {
  const finish = useFinish(room)
  const gaps = findGaps(room)
  const finishButton = useRef<HTMLButtonElement>(null)
  const isBlocked = gaps.withoutNote.length > 0
  return (
    <Dialog
      title="Finish this run?"
      description="After this the answers stand. They cannot be changed any more."
      isOpen={room.isFinishing}
      onOpenChange={room.setFinishing}
      initialFocus={finishButton}
      actions={
        <>
          <DialogClose>
            <Button>Go back</Button>
          </DialogClose>
          <Button
            ref={finishButton}
            variant="primary"
            disabled={isBlocked || gaps.answeredCount === 0}
            isPending={finish.isPending || finish.isSuccess}
            pendingLabel={room.page.save === "waiting" ? "Waiting for the connection" : "Finishing"}
            onClick={() => finish.mutate()}
          >
            Finish the run
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <DefinitionList items={factsOf(room, gaps)} />
        <Places title="Not answered yet; they count as skipped" places={gaps.open} room={room} />
        <Places title="These still need a reason" places={gaps.withoutNote} room={room} />
        {gaps.answeredCount > 0 ? null : (
          <p className="text-sm text-ink-soft">Answer at least one task, or give the run up in its menu.</p>
        )}
        {finish.isError ? <ErrorPanel error={finish.error} /> : null}
      </div>
    </Dialog>
  )
}

interface Gaps {
  readonly answeredCount: number
  readonly skippedCount: number
  readonly open: readonly number[]
  readonly withoutNote: readonly number[]
}

function findGaps({ sheet, book }: RoomState): Gaps {
  const isNoteRequired = noteRuleOf(sheet) === "required"
  const entries = sheet.assignments.map((place) => ({ place, entry: book.entry(place.assignmentId) }))
  const placesWhere = (holds: (one: (typeof entries)[number]) => boolean) =>
    entries.flatMap((one, at) => (one.place.state !== "withdrawn" && holds(one) ? [at] : []))
  return {
    answeredCount: placesWhere(({ entry }) => entry.answer !== null).length,
    skippedCount: placesWhere(({ entry }) => entry.skipReason !== null).length,
    open: placesWhere(({ entry }) => entry.answer === null && entry.skipReason === null),
    withoutNote: placesWhere(
      ({ entry }) => isNoteRequired && entry.answer !== null && entry.note.trim() === "",
    ),
  }
}

function factsOf({ sheet }: RoomState, gaps: Gaps) {
  const { run } = sheet
  const { answeredCount } = gaps
  const answered = { term: "Answered", value: `${answeredCount} of ${sheet.assignments.length}` }
  const skipped = gaps.skippedCount === 0 ? [] : [{ term: "Skipped", value: String(gaps.skippedCount) }]
  if (run.isQualification) return [answered, ...skipped]
  return [
    answered,
    ...skipped,
    { term: "Stake", value: <Points points={run.stakePoints} /> },
    {
      term: "If all of them are right",
      value: <Points points={outlookOf(sheet, 1, answeredCount).movedPoints} sign="always" />,
    },
    ...(run.stakePoints === 0n
      ? []
      : [
          {
            term: "At worst",
            value: <Points points={outlookOf(sheet, 0, answeredCount).movedPoints} sign="always" />,
          },
        ]),
  ]
}

interface PlacesProps {
  readonly title: string
  readonly places: readonly number[]
  readonly room: RoomState
}

function Places({ title, places, room }: PlacesProps) {
  if (places.length === 0) return null
  return (
    <div className="flex flex-col gap-2 text-sm">
      <p className="font-medium text-amber-ink">{title}</p>
      <div className="flex flex-wrap gap-2">
        {places.map((at) => (
          <Button
            key={at}
            size="sm"
            onClick={() => {
              room.setFinishing(false)
              room.goTo(at)
            }}
          >
            Task {at + 1}
          </Button>
        ))}
      </div>
    </div>
  )
}

function useFinish({ sheet, book }: RoomState) {
  const trpc = useTRPC()
  const client = useTRPCClient()
  const queryClient = useQueryClient()
  const { push } = useRouter()
  const { runId } = sheet.run
  return useMutation({
    mutationFn: async () => {
      if (!(await book.settle())) throw book.read().fault
      try {
        await client.run.finish.mutate({ runId })
      } catch (error) {
        // Finished already: in another tab, or the reply got lost on its way.
        if (explainError(error).reason !== "WRONG_STATE") throw error
      }
    },
    onSuccess: () => {
      push(routes.runSummary(runId))
      void queryClient.invalidateQueries(trpc.account.me.queryFilter())
      void queryClient.invalidateQueries(trpc.project.pathFilter())
      void queryClient.invalidateQueries(trpc.run.mine.queryFilter())
    },
  })
}
