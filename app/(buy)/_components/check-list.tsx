import { Check, Minus, X } from "lucide-react"
import type { ReactNode } from "react"

export interface CheckLine {
  readonly key: string
  readonly text: ReactNode
  /** null: it could not be told. */
  readonly isTrue: boolean | null
  /** What was found instead, or why it could not be told. */
  readonly detail?: ReactNode
}

/** What was checked in this browser, and what came of it. */
export function CheckList({ lines }: { readonly lines: readonly CheckLine[] }) {
  return (
    <ul className="flex flex-col gap-2 text-sm">
      {lines.map(({ key, text, isTrue, detail }) => (
        <li key={key} className="flex gap-2.5">
          <CheckSign isTrue={isTrue} />
          <span className="min-w-0">
            {text}
            {detail === undefined ? null : <span className="block text-ink-soft">{detail}</span>}
          </span>
        </li>
      ))}
    </ul>
  )
}

function CheckSign({ isTrue }: { readonly isTrue: boolean | null }) {
  const look = "mt-0.5 size-4 shrink-0"
  if (isTrue === null) return <Minus aria-label="Not told:" className={`${look} text-ink-faint`} />
  return isTrue ? (
    <Check aria-label="True:" className={`${look} text-good`} />
  ) : (
    <X aria-label="Not true:" className={`${look} text-bad`} />
  )
}
