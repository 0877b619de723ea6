"use client"
import { Button } from "../_ui/button"
import { ErrorState } from "../_ui/error-state"
import { showToast } from "../_ui/toast"
import { explainError } from "./explain-error"

/** ErrorState for anything thrown, with a way to try again where there is one. */
export function ErrorPanel({ error, onRetry }: { readonly error: unknown; readonly onRetry?: () => void }) {
  const { title, safe, todo } = explainError(error)
  return (
    <ErrorState
      title={title}
      safe={safe}
      todo={todo}
      action={onRetry === undefined ? undefined : <Button onClick={onRetry}>Try again</Button>}
    />
  )
}

/** Says a failure in passing: for an action whose control stays on the screen. */
export function showError(error: unknown): void {
  const { title, todo } = explainError(error)
  showToast({ title, text: todo, tone: "fault" })
}
