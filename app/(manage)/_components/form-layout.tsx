import type { ReactNode } from "react"

export interface FormPart {
  readonly id: string
  readonly title: string
  /** Whether something in it is still missing. */
  readonly isOpen: boolean
}

export interface FormLayoutProps {
  readonly parts: readonly FormPart[]
  /** Stays in sight: where the form stands, and the button. */
  readonly footer: ReactNode
  readonly children: ReactNode
}

/** A long form: its parts beside it with what is missing, its button always in sight. */
export function FormLayout({ parts, footer, children }: FormLayoutProps) {
  return (
    <div className="grid gap-x-12 lg:grid-cols-[13rem_minmax(0,1fr)]">
      <nav aria-label="Parts of the form" className="hidden lg:block">
        <ul className="sticky top-24 flex flex-col gap-1 text-sm">
          {parts.map((part) => (
            <PartLink key={part.id} part={part} />
          ))}
        </ul>
      </nav>
      <div className="flex min-w-0 max-w-3xl flex-col divide-y divide-line">
        {children}
        <div className="sticky bottom-16 z-10 -mx-4 border-t bg-paper/95 px-4 py-4 backdrop-blur sm:bottom-0 sm:mx-0 sm:px-0">
          {footer}
        </div>
      </div>
    </div>
  )
}

function PartLink({ part: { id, title, isOpen } }: { readonly part: FormPart }) {
  return (
    <li>
      <a
        href={`#${id}`}
        className="flex items-center gap-2.5 rounded-md px-2 py-1.5 text-ink-soft hover:bg-sunken hover:text-ink"
      >
        <span
          aria-hidden
          className={isOpen ? "size-2 rounded-full bg-amber" : "size-2 rounded-full bg-good"}
        />
        {title}
        <span className="sr-only">{isOpen ? ", something is missing" : ", complete"}</span>
      </a>
    </li>
  )
}
