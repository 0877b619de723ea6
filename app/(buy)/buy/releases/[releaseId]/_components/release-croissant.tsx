"use client"
import { Download } from "lucide-react"
import { Button } from "@/app/_ui/button"
import { Section } from "@/app/_ui/card"
import { CodeBlock } from "@/app/_ui/code-block"
import { saveFile } from "@/app/_wallet/save-file"
import type { ReleaseSheet } from "../../../../_views"

/** The description that dataset tools read. */
export function ReleaseCroissant({ release }: { readonly release: ReleaseSheet }) {
  if (release.croissant === null) return null
  const text = JSON.stringify(release.croissant, null, 2)
  return (
    <Section
      title="Croissant"
      lead="The description of this release for dataset tools: files, fields, licence, hashes (Croissant 1.1, JSON-LD)."
      actions={
        <Button size="sm" onClick={() => saveFile(`millpond-${release.releaseId}-croissant.json`, text)}>
          <Download aria-hidden /> Download
        </Button>
      }
    >
      <details>
        <summary className="cursor-pointer text-sm text-water-ink underline underline-offset-3">
          Look at it
        </summary>
        <div className="pt-3">
          <CodeBlock label="Croissant" code={text} />
        </div>
      </details>
    </Section>
  )
}
