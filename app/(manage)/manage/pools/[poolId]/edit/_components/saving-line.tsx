import { Button } from "@/app/_ui/button"
import type { Autosave } from "./use-autosave"

/** Where what is written stands: on the server, on its way, or in this browser. */
export function SavingLine({
  saving,
  faultCount,
}: {
  readonly saving: Autosave
  readonly faultCount: number
}) {
  return (
    <div className="flex flex-wrap items-center gap-3 text-sm text-ink-soft">
      <p role="status">{textOf(saving, faultCount)}</p>
      {saving.state === "failed" ? (
        <Button size="sm" onClick={saving.retry}>
          Save again
        </Button>
      ) : null}
    </div>
  )
}

function textOf({ state }: Autosave, faultCount: number): string {
  if (state === "saved") return "Saved."
  if (state === "saving") return "Saving…"
  if (state === "failed")
    return "Not saved: the server refused or could not be reached. It is kept in this browser."
  return `Kept in this browser. ${faultCount === 1 ? "One place needs" : `${faultCount} places need`} attention before it is saved.`
}
