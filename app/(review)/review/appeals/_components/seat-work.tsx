"use client"
import { useRef } from "react"
import { ErrorPanel } from "@/app/_trpc/error-panel"
import { Callout } from "@/app/_ui/callout"
import { KeyboardHelp } from "@/app/_ui/keyboard-help"
import { Skeleton } from "@/app/_ui/skeleton"
import { showToast } from "@/app/_ui/toast"
import { groundTexts } from "@/server/domain/appeal/subject"
import type { Id } from "@/server/domain/id"
import { kindScreens } from "../../../../(label)/_kinds/kind-screens"
import type { TaskSeat } from "../../../_views"
import { CaseItems } from "../../[projectId]/_components/case-view"
import { missingFrom } from "../../[projectId]/_components/draft-verdict"
import { TaskQuestion } from "../../[projectId]/_components/task-question"
import { useVerdictKeys } from "../../[projectId]/_components/use-verdict-keys"
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
  const { given } = desk
  const { project } = judged
  useVerdictKeys(desk, project, {
    give,
    writeNote: () => noteRef.current?.focus(),
    undo: given === null ? undefined : () => desk.undo(given.appealId),
  })
  return (
    <>
      <section aria-label="Case" className="flex min-w-0 flex-col gap-6">
        <TaskQuestion project={project} place={`${project.poolName} · ${project.name}`} />
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
