"use client"
import { Download } from "lucide-react"
import { useState } from "react"
import { Button } from "@/app/_ui/button"
import { Callout } from "@/app/_ui/callout"
import { Field } from "@/app/_ui/field"
import { FileDrop } from "@/app/_ui/file-drop"
import { Textarea } from "@/app/_ui/input"
import { saveFile } from "@/app/_wallet/save-file"
import { columnsOf, templateCsv } from "./task-csv"
import type { ProjectForm } from "./use-project-form"

const largestBytes = 4_000_000
const shownFaults = 12

/** Tasks from a file: a template to fill in, a place for the file, and every line that does not fit. */
export function ListedTasks({ form }: { readonly form: ProjectForm }) {
  const { values, set } = form
  const [fault, setFault] = useState<string>()
  async function take(files: readonly File[]): Promise<void> {
    const [file] = files
    if (file === undefined) return
    if (file.size > largestBytes) {
      setFault("This file is larger than 4 MB. A project has at most 20,000 tasks.")
      return
    }
    setFault(undefined)
    set({ csv: await file.text() })
  }
  const columns = columnsOf(values.kind).join(",")
  return (
    <div className="flex flex-col gap-5">
      <div className="flex flex-wrap items-center justify-between gap-3 text-sm text-ink-soft">
        <p>
          Columns <code className="font-mono text-xs">{columns}</code>. Gold is{" "}
          {values.kind === "preference" ? "a, b or equal" : "the class’s id"}; leave it empty where the answer
          is not known.
        </p>
        <Button
          size="sm"
          onClick={() => saveFile("millpond-tasks.csv", templateCsv(values.kind, form.items))}
        >
          <Download aria-hidden /> Template with this pool’s items
        </Button>
      </div>
      <FileDrop
        label="Drop a CSV file, or choose one"
        hint="Comma or semicolon, UTF-8, up to 4 MB"
        accept=".csv,text/csv"
        error={fault}
        onFiles={(files) => void take(files)}
      />
      <Field label="Or paste it here">
        <Textarea
          rows={6}
          className="font-mono text-xs sm:text-xs"
          spellCheck={false}
          value={values.csv}
          placeholder={`${columns}\n…`}
          onChange={(event) => set({ csv: event.target.value })}
        />
      </Field>
      <RowFaults form={form} />
    </div>
  )
}

function RowFaults({ form }: { readonly form: ProjectForm }) {
  const { csvFaults } = form.tasks
  if (csvFaults.length === 0 || form.values.csv.trim() === "") return null
  const more = csvFaults.length - shownFaults
  return (
    <div role="alert">
      <Callout
        tone="fault"
        title={csvFaults.length === 1 ? "One line does not fit" : `${csvFaults.length} lines do not fit`}
      >
        <ul className="tabular flex flex-col gap-1 pt-1">
          {csvFaults.slice(0, shownFaults).map(({ line, text }) => (
            <li key={`${line} ${text}`}>
              {line === 0 ? "" : `Line ${line}: `}
              {text}
            </li>
          ))}
        </ul>
        {more > 0 ? <p className="pt-1">And {more} more.</p> : null}
      </Callout>
    </div>
  )
}
