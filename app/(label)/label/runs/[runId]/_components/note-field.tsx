"use client"
import { useEffect, useRef, useState } from "react"
import { Field } from "@/app/_ui/field"
import { Textarea } from "@/app/_ui/input"
import { KeyHint } from "@/app/_ui/key-hint"
import { kinds } from "@/server/domain/kinds/registry"
import type { RunSheet } from "../../../../_views"
import type { RoomState } from "./use-room"

export const noteFieldId = "why-this-answer"
const longestNote = 4000
const typingPauseMilliseconds = 700

/** How the question asks for words beside the answer. */
export function noteRuleOf({ project }: RunSheet) {
  return kinds[project.kind].noteRule(project.config)
}

/** Puts the cursor into the note; null where the question asks for none. */
export function useFocusNote(sheet: RunSheet, fieldId: string): (() => void) | null {
  if (noteRuleOf(sheet) === "none") return null
  return () => document.getElementById(fieldId)?.focus()
}

/** A few words on what decided the answer; saved with it. */
export function NoteField({ room }: { readonly room: RoomState }) {
  const rule = noteRuleOf(room.sheet)
  const [text, setText] = useState(room.entry.note)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  const keep = (note: string) => {
    clearTimeout(timer.current)
    room.note(note)
  }
  return (
    <Field
      label={
        <span className="flex items-center gap-2">
          What decided it?
          <KeyHint keys="R" />
        </span>
      }
      isOptional={rule === "optional"}
      hint={rule === "required" ? "This project asks for a reason with every answer." : undefined}
    >
      <Textarea
        id={noteFieldId}
        rows={2}
        maxLength={longestNote}
        value={text}
        readOnly={room.isLocked}
        className="min-h-14"
        onChange={(event) => {
          const typed = event.target.value
          setText(typed)
          clearTimeout(timer.current)
          timer.current = setTimeout(() => room.note(typed), typingPauseMilliseconds)
        }}
        onBlur={() => keep(text)}
        onKeyDown={(event) => {
          const isDone = event.key === "Escape" || (event.key === "Enter" && (event.ctrlKey || event.metaKey))
          if (!isDone) return
          event.preventDefault()
          event.currentTarget.blur()
          if (event.key === "Enter") room.next()
        }}
      />
    </Field>
  )
}
