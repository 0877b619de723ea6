import { ExternalLink } from "lucide-react"
import type { ReactNode } from "react"
import type { Licence } from "@/server/domain/pool/licences"

export interface LicenceCardProps {
  readonly licence: Licence
  /** The pool owner's own text; null where the licence is one of the list. */
  readonly text: string | null
  /** Who is spoken of: a reader on the way to buying is "You". */
  readonly subject: "You" | "A buyer"
  readonly children?: ReactNode
}

/** What a buyer may do, must do and may not do, in plain words, with the way to the whole licence. */
export function LicenceCard({ licence, text, subject, children }: LicenceCardProps) {
  return (
    <div className="flex flex-col gap-3 rounded-lg border bg-surface p-4 text-sm">
      <h3 className="font-semibold">{licence.name}</h3>
      <Words title={`${subject} may`} words={licence.may} />
      <Words title={`${subject} must`} words={licence.must} />
      <Words title={`${subject} may not`} words={licence.mayNot} />
      {children}
      {text === null ? null : (
        <p className="max-h-72 overflow-y-auto border-t pt-3 whitespace-pre-line text-ink-soft">{text}</p>
      )}
      {licence.url === null ? null : (
        <a
          className="inline-flex items-center gap-1.5 text-water-ink underline underline-offset-3"
          href={licence.url}
          rel="noreferrer"
          target="_blank"
        >
          Read the whole licence
          <ExternalLink aria-hidden className="size-3.5" />
        </a>
      )}
    </div>
  )
}

function Words({ title, words }: { readonly title: string; readonly words: readonly string[] }) {
  if (words.length === 0) return null
  return (
    <div>
      <p className="text-xs font-medium text-ink-faint">{title}</p>
      <ul className="flex list-disc flex-col gap-0.5 pl-4 text-ink-soft">
        {words.map((word) => (
          <li key={word}>{word}</li>
        ))}
      </ul>
    </div>
  )
}
