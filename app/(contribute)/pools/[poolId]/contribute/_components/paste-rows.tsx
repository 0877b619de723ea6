"use client"
import { useState } from "react"
import { Button } from "@/app/_ui/button"
import { Field } from "@/app/_ui/field"
import { Textarea } from "@/app/_ui/input"
import { RadioGroup, type RadioOption } from "@/app/_ui/radio-group"
import { guessPaste, type PasteReading, pickPaste } from "../../../../_sending/pick"
import type { PickStepProps } from "./pick-step"

const readings: readonly RadioOption<PasteReading>[] = [
  { value: "oneItem", label: "One item", hint: "The whole text is one item." },
  { value: "itemPerLine", label: "An item a line", hint: "Each line that is not empty is an item." },
  { value: "rows", label: "JSON Lines", hint: "Each line is one row as JSON." },
]

/** Text from the clipboard, with a say in how it becomes rows. */
export function PasteRows({ pool, onPick }: PickStepProps) {
  const [text, setText] = useState("")
  const [chosen, setChosen] = useState<PasteReading | null>(null)
  const reading = chosen ?? guessPaste(text)
  return (
    <div className="flex flex-col gap-5">
      <Field label="Text">
        <Textarea rows={10} value={text} onChange={(event) => setText(event.target.value)} />
      </Field>
      <RadioGroup
        legend="How it becomes items"
        options={readings}
        value={reading}
        onValueChange={setChosen}
      />
      <div>
        <Button
          variant="primary"
          disabled={text.trim() === ""}
          onClick={() => onPick(pickPaste(text, reading, pool))}
        >
          Look at it
        </Button>
      </div>
    </div>
  )
}
