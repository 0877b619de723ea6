"use client"
import { useEffect, useState, useSyncExternalStore } from "react"
import { useTRPCClient } from "@/app/_trpc/client"
import { explainError } from "@/app/_trpc/explain-error"
import type { Id } from "@/server/domain/id"
import { choosableSkipReasons } from "@/server/domain/run/state"
import { kindScreens } from "../../../../_kinds/kind-screens"
import type { RunPlace, RunSheet } from "../../../../_views"
import { AnswerBook, type BookDoors, type BookPage, type PlaceEntry } from "./answer-book"

/** The book of an open run, begun with what the server holds. */
export function useAnswerBook(sheet: RunSheet): { readonly book: AnswerBook; readonly page: BookPage } {
  const client = useTRPCClient()
  const [book] = useState(() => new AnswerBook(doorsOf(client, sheet), entriesOf(sheet.assignments)))
  const page = useSyncExternalStore(book.subscribe, book.read, book.read)
  const isUnsaved = page.save !== "saved"
  useEffect(() => {
    if (!isUnsaved) return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener("beforeunload", warn)
    return () => window.removeEventListener("beforeunload", warn)
  }, [isUnsaved])
  return { book, page }
}

function entriesOf(places: readonly RunPlace[]): Readonly<Record<string, PlaceEntry>> {
  return Object.fromEntries(
    places.map(({ assignmentId, answer, note, skipReason, explained }) => [
      assignmentId,
      {
        answer,
        note: note ?? "",
        skipReason: choosableSkipReasons.find((reason) => reason === skipReason) ?? null,
        explained,
      },
    ]),
  )
}

function doorsOf(client: ReturnType<typeof useTRPCClient>, { project }: RunSheet): BookDoors {
  const screen = kindScreens[project.kind]
  const idOf = (assignmentId: string) => assignmentId as Id<"assignment">
  return {
    answer: async (assignmentId, answer, note) => {
      const saved = await client.run.answer.mutate({ assignmentId: idOf(assignmentId), answer, note })
      return saved?.explained ?? null
    },
    skip: async (assignmentId, reason) => {
      await client.run.skip.mutate({ assignmentId: idOf(assignmentId), reason })
    },
    unanswer: async (assignmentId) => {
      try {
        await client.run.unanswer.mutate({ assignmentId: idOf(assignmentId) })
      } catch (error) {
        // Sent twice because the first reply got lost: it is taken back already.
        if (explainError(error).reason !== "WRONG_STATE") throw error
      }
    },
    isComplete: (answer) => screen.isComplete(project.config, answer),
    mayRetry: (error) => explainError(error).mayRetry,
    pause,
  }
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    const go = () => {
      clearTimeout(timer)
      window.removeEventListener("online", go)
      resolve()
    }
    const timer = setTimeout(go, milliseconds)
    window.addEventListener("online", go)
  })
}
