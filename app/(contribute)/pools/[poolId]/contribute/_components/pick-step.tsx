"use client"
import { useState } from "react"
import { formatCount } from "@/app/_lib/format"
import { Callout } from "@/app/_ui/callout"
import { FileDrop } from "@/app/_ui/file-drop"
import { Tabs } from "@/app/_ui/tabs"
import { maxRows } from "@/server/domain/contribution/admission"
import { pickFiles } from "../../../../_sending/pick"
import type { Source } from "../../../../_sending/source"
import type { PoolSheet } from "../../../../_views"
import { PasteRows } from "./paste-rows"
import { TypeRows } from "./type-rows"
import { WantedRows } from "./wanted-rows"

export interface PickStepProps {
  readonly pool: PoolSheet
  readonly onPick: (source: Source) => void
}

/** Choosing what to contribute: files, pasted text, or rows typed into a form. Nothing is sent yet. */
export function PickStep({ pool, onPick }: PickStepProps) {
  return (
    <div className="grid gap-8 lg:grid-cols-[minmax(0,1fr)_20rem]">
      <Tabs
        label="Ways to choose data"
        tabs={[
          { value: "files", label: "Files", content: <PickFiles pool={pool} onPick={onPick} /> },
          { value: "paste", label: "Paste", content: <PasteRows pool={pool} onPick={onPick} /> },
          { value: "type", label: "Type", content: <TypeRows schema={pool.itemSchema} onPick={onPick} /> },
        ]}
      />
      <WantedRows schema={pool.itemSchema} />
    </div>
  )
}

function PickFiles({ pool, onPick }: PickStepProps) {
  const [refusal, setRefusal] = useState<string>()

  async function take(files: readonly File[]): Promise<void> {
    const pick = await pickFiles(files, pool)
    if ("refusal" in pick) return setRefusal(pick.refusal)
    setRefusal(undefined)
    onPick(pick.source)
  }

  const takesText = pool.mediaTypes.includes("text/plain")
  return (
    <div className="flex flex-col gap-4">
      <FileDrop
        label="Drop files here, or choose them"
        hint={`JSON Lines (.jsonl), one row a line${takesText ? "; or text (.txt), one item a file" : ""}. Up to ${formatCount(maxRows)} rows.`}
        accept=".jsonl,.ndjson,.txt,.md,application/jsonl,text/plain"
        isMultiple
        error={refusal}
        onFiles={(files) => void take(files)}
      />
      <Callout>
        Your files are read in this browser. Nothing leaves it until you have looked and agreed.
      </Callout>
    </div>
  )
}
