import { CopyButton } from "./copy-button"

export interface CodeBlockProps {
  /** What it is: "Manifest", "Command". */
  readonly label: string
  readonly code: string
}

/** Text for a machine, as it is, with a way to copy it. */
export function CodeBlock({ label, code }: CodeBlockProps) {
  return (
    <figure className="overflow-hidden rounded-md border bg-sunken">
      <figcaption className="flex items-center justify-between border-b py-1 pr-1 pl-4 text-xs text-ink-soft">
        {label}
        <CopyButton text={code} noun={label.toLowerCase()} />
      </figcaption>
      <pre
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
        className="max-h-96 overflow-auto px-4 py-3 font-mono text-xs leading-5 text-ink focus-visible:-outline-offset-2"
      >
        <code>{code}</code>
      </pre>
    </figure>
  )
}
