"use client"
import { routes } from "@/app/_lib/routes"
import { ErrorPanel } from "@/app/_trpc/error-panel"
import { LinkButton } from "@/app/_ui/button"
import { Callout } from "@/app/_ui/callout"
import { skipReasonTexts } from "@/server/domain/run/state"
import { ItemWithheld } from "../../../../_kinds/item-view"
import type { ShownItem } from "../../../../_kinds/kind-screen"
import { kindScreens } from "../../../../_kinds/kind-screens"
import { ReadingFault } from "../../../../_reading/reading-notices"
import { NoteField, noteRuleOf } from "./note-field"
import type { RoomState } from "./use-room"
import { useRunItems } from "./use-run-items"

/** The task itself: its items in the clear, the note, and in a qualification run what is right. */
export function TaskContent({ room }: { readonly room: RoomState }) {
  const { sheet, place, entry } = room
  const { project } = sheet
  const opened = useRunItems(sheet.run)
  if (opened.isError) {
    const goBack = <LinkButton href={routes.label()}>Leave for now</LinkButton>
    return <ReadingFault error={opened.error} onRetry={() => void opened.refetch()} action={goBack} />
  }
  const { Content } = kindScreens[project.kind]
  const isWithheld =
    place.state === "withdrawn" ||
    place.itemIds.some((id) => opened.data?.withheldItemIds.includes(id) ?? false)
  return (
    <div key={place.assignmentId} className="flex flex-col gap-5">
      {isWithheld ? (
        <ItemWithheld />
      ) : (
        <Content
          config={project.config}
          itemSchema={project.itemSchema}
          items={shownItems(place, opened.data?.items)}
          answer={entry.answer}
        />
      )}
      {entry.skipReason === null ? null : (
        <Callout title="Skipped">
          {skipReasonTexts[entry.skipReason]}. Answer it to take the skip back.
        </Callout>
      )}
      {isWithheld || noteRuleOf(sheet) === "none" ? null : <NoteField room={room} />}
      {room.page.save === "refused" ? (
        <ErrorPanel error={room.page.fault} onRetry={() => location.reload()} />
      ) : null}
    </div>
  )
}

/** In the order in which this run shows them. */
function shownItems(
  place: RoomState["place"],
  items: Readonly<Record<string, ShownItem["content"]>> | undefined,
): readonly ShownItem[] {
  const shown = place.itemIds.map((itemId) => ({ itemId, content: items?.[itemId] ?? null }))
  return place.isSwapped ? shown.reverse() : shown
}
