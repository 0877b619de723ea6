"use client"
import { ExternalLink } from "lucide-react"
import { formatDuration } from "@/app/_lib/format-time"
import { Section } from "@/app/_ui/card"
import type { ReleaseSheet } from "../../../../_views"

/** What a buyer may do, must do and may not do. */
export function ReleaseLicence({ release }: { readonly release: ReleaseSheet }) {
  const { licence, licenceText } = release
  if (licence === null) return null
  return (
    <Section title="Licence">
      <div className="flex flex-col gap-3 rounded-lg border bg-surface p-4 text-sm">
        <h3 className="font-semibold">{licence.name}</h3>
        <Words title="You may" words={licence.may} />
        <Words title="You must" words={licence.must} />
        <Words title="You may not" words={licence.mayNot} />
        <p className="text-ink-soft">
          A grant lasts {formatDuration(release.grantDurationSeconds)}. You may inspect for{" "}
          {formatDuration(release.inspectionSeconds)} before the money moves. Items whose contributor closes
          the gate are left out of later copies, and you get a signed notice.
        </p>
        {licenceText === null ? null : (
          <p className="max-h-72 overflow-y-auto border-t pt-3 whitespace-pre-line text-ink-soft">
            {licenceText}
          </p>
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
    </Section>
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
