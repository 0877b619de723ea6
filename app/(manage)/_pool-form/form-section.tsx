import type { ReactNode } from "react"

export interface FormSectionProps {
  readonly id: string
  readonly title: string
  /** What this part decides, and for whom. */
  readonly lead: ReactNode
  readonly children: ReactNode
}

/** A part of a long form, with an address of its own. */
export function FormSection({ id, title, lead, children }: FormSectionProps) {
  return (
    <section
      id={id}
      aria-labelledby={`${id}-title`}
      className="flex scroll-mt-24 flex-col gap-5 py-8 first:pt-0"
    >
      <div>
        <h2 id={`${id}-title`} className="text-lg font-semibold">
          {title}
        </h2>
        <p className="mt-0.5 max-w-prose text-sm text-ink-soft">{lead}</p>
      </div>
      {children}
    </section>
  )
}
