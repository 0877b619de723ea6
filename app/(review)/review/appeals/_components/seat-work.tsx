"use client"
import { useRef } from "react"
import { ErrorPanel } from "@/app/_trpc/error-panel"
import { Callout } from "@/app/_ui/callout"
import { KeyboardHelp } from "@/app/_ui/keyboard-help"
import { usePageKeys } from "@/app/_ui/page-keys"
import { Skeleton } from "@/app/_ui/skeleton"
import { showToast } from "@/app/_ui/toast"
import { groundTexts } from "@/server/domain/appeal/subject"
import type { Id } from "@/server/domain/id"
import { Guidelines } from "../../../../(label)/_components/guidelines"
import { kindScreens } from "../../../../(label)/_kinds/kind-screens"
import type { TaskSeat } from "../../../_views"
import { CaseItems } from "../../[projectId]/_components/case-view"
import { decide, missingFrom, nextReason, settleOn } from "../../[projectId]/_components/draft-verdict"
import { VerdictForm } from "../../[projectId]/_components/verdict-form"
import { PauseSeat } from "./pause-seat"
import { RejectionSeat } from "./rejection-seat"
import { type SeatsState, useSeatCase } from "./use-seats"

interface SeatWorkProps {
  readonly appealId: Id<"appeal">
  readonly desk: SeatsState
}

/** The open appeal and the review of it. Nothing here tells what was answered before. */
export function SeatWork({ appealId, desk }: SeatWorkProps) {
  const { judged, opened } = useSeatCase(appealId, desk.openSubject)
  if (judged.isPending) {
    return (
      <>
        <Skeleton className="h-96 rounded-lg" />
        <Skeleton className="h-96 rounded-lg max-lg:hidden" />
      </>
    )
  }
  if (judged.isError) return <ErrorPanel error={judged.error} onRetry={() => void judged.refetch()} />
  if (judged.data.about === "pause") return <PauseSeat desk={desk} judged={judged.data} />
  if (judged.data.about === "rejection") {
    return <RejectionSeat desk={desk} judged={judged.data} opened={opened} />
  }
  return <LoadedSeat desk={desk} judged={judged.data} opened={opened} />
}

interface LoadedSeatProps {
  readonly desk: SeatsState
  readonly judged: TaskSeat
  readonly opened: ReturnType<typeof useSeatCase>["opened"]
}

function LoadedSeat({ desk, judged, opened }: LoadedSeatProps) {
  const noteRef = useRef<HTMLTextAreaElement>(null)
  const give = () => {
    const missing = missingFrom(desk.draft, judged.project)
    if (missing === null) desk.give()
    else showToast({ title: missing, tone: "note" })
  }
  useSeatKeys(desk, judged, give, () => noteRef.current?.focus())
  const { project } = judged
  return (
    <>
      <section aria-label="Case" className="flex min-w-0 flex-col gap-6">
        <div>
          <p className="text-sm text-ink-faint">
            {project.poolName} · {project.name}
          </p>
          <h2 className="mt-0.5 text-xl font-semibold">{project.question}</h2>
          <details className="mt-1 text-sm">
            <summary className="inline-flex min-h-6 items-center text-water-ink underline underline-offset-3">
              Guidelines
            </summary>
            <div className="pt-2">
              <Guidelines text={project.guidelines} />
            </div>
          </details>
        </div>
        <Ground judged={judged} />
        <CaseItems judged={judged} opened={opened} answer={desk.draft.answer} />
      </section>
      <section aria-label="Review" className="min-w-0 lg:sticky lg:top-20 lg:self-start">
        <VerdictForm
          judged={judged}
          isMoreOpen={false}
          words={{
            label: "Give this answer",
            retire: "It cannot be answered",
            note: judged.subject === "second_look" ? "Note" : "Note to the appellant",
          }}
          draft={desk.draft}
          onDraft={desk.setDraft}
          onGive={give}
          noteRef={noteRef}
        />
      </section>
      <KeyboardHelp groups={helpOf(judged)} />
    </>
  )
}

/** Why this is looked at again. */
function Ground({ judged }: { readonly judged: TaskSeat }) {
  if (judged.subject === "second_look") {
    return (
      <Callout title="A second look">
        <p className="text-ink-soft">
          A moderator's verdict on this task was drawn by lot. What they said is not shown: judge it as if it
          lay on the desk for the first time. Where you differ, a third decides.
        </p>
      </Callout>
    )
  }
  return (
    <Callout title={groundTexts[judged.reason]}>
      <p>“{judged.words}”</p>
      <p className="pt-1 text-ink-soft">
        A labeler asks for this task to be looked at again. What was answered and decided before is not shown:
        say what you find.
      </p>
    </Callout>
  )
}

function useSeatKeys(desk: SeatsState, judged: TaskSeat, give: () => void, writeNote: () => void): void {
  const { project } = judged
  usePageKeys((key) => {
    const current = desk.draft.decision === "label" ? desk.draft.answer : null
    const answer = kindScreens[project.kind].answerByKey(project.config, current, key)
    if (answer !== undefined) {
      desk.setDraft(settleOn(desk.draft, answer))
      return true
    }
    const { given } = desk
    const acts: Readonly<Record<string, (() => void) | undefined>> = {
      j: () => desk.step(1),
      k: () => desk.step(-1),
      r: () => desk.setDraft(nextReason(desk.draft)),
      x: () => desk.setDraft(decide(desk.draft, "retire")),
      n: writeNote,
      u: given === null ? undefined : () => desk.undo(given.appealId),
      Enter: give,
    }
    acts[key]?.()
    return acts[key] !== undefined
  })
}

function helpOf({ project }: TaskSeat) {
  return [
    { title: "Answer", actions: kindScreens[project.kind].keys(project.config) },
    {
      title: "Review",
      actions: [
        { keys: "R", does: "Next reason" },
        { keys: "X", does: "It cannot be answered" },
        { keys: "N", does: "Write a note" },
        { keys: "Enter", does: "Give the review" },
        { keys: "U", does: "Undo the latest review, for 60 s" },
        { keys: "J", does: "Next appeal" },
        { keys: "K", does: "Appeal before" },
        { keys: "?", does: "This list" },
      ],
    },
  ]
}
