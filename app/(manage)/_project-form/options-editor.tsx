"use client"
import { Plus, X } from "lucide-react"
import { Button } from "@/app/_ui/button"
import { Field } from "@/app/_ui/field"
import { Input } from "@/app/_ui/input"
import { Slider } from "@/app/_ui/slider"
import { Switch } from "@/app/_ui/switch"
import { type OptionValues, optionIds } from "./project-values"
import type { ProjectForm } from "./use-project-form"

const mostOptions = 40

/** The classes of a choice. */
export function OptionsEditor({ form }: { readonly form: ProjectForm }) {
  const { values, set, faultOf } = form
  const { options } = values
  const ids = optionIds(options)
  const change = (key: string, next: Partial<OptionValues>) =>
    set({ options: options.map((option) => (option.key === key ? { ...option, ...next } : option)) })
  return (
    <fieldset className="flex flex-col gap-4">
      <legend className="pb-2 text-sm font-medium">Classes</legend>
      <ol className="flex flex-col gap-2">
        {options.map((option, place) => (
          <li
            key={option.key}
            className="grid grid-cols-[minmax(0,1fr)_auto] items-end gap-2 sm:grid-cols-[minmax(0,2fr)_minmax(0,3fr)_auto]"
          >
            <Field label={`Class ${place + 1}`}>
              <Input
                value={option.name}
                maxLength={120}
                onChange={(event) => change(option.key, { name: event.target.value })}
              />
            </Field>
            <Field label="When it is this one" isOptional className="max-sm:row-start-2">
              <Input
                value={option.description}
                maxLength={300}
                onChange={(event) => change(option.key, { description: event.target.value })}
              />
            </Field>
            <Button
              variant="quiet"
              isIconOnly
              aria-label={`Remove class ${option.name || place + 1}`}
              disabled={options.length <= 2}
              onClick={() => set({ options: options.filter(({ key }) => key !== option.key) })}
            >
              <X aria-hidden />
            </Button>
            {option.name.trim() === "" ? null : (
              <p className="font-mono text-xs text-ink-faint sm:col-span-3">{ids[place]}</p>
            )}
          </li>
        ))}
      </ol>
      <Button
        className="self-start"
        disabled={options.length >= mostOptions}
        onClick={() => set({ options: [...options, { key: nextKey(options), name: "", description: "" }] })}
      >
        <Plus aria-hidden /> Add a class
      </Button>
      <SeveralClasses form={form} />
      {faultOf("config") === undefined ? null : <p className="text-sm text-bad-ink">{faultOf("config")}</p>}
    </fieldset>
  )
}

function SeveralClasses({ form }: { readonly form: ProjectForm }) {
  const { values, set } = form
  return (
    <>
      <Switch
        label="Several classes may be chosen"
        hint="Then each allowed set counts as one answer; at most 32 sets."
        isOn={values.isMultiple}
        onChange={(isMultiple) => set({ isMultiple })}
      />
      {values.isMultiple ? (
        <div className="grid gap-5 sm:grid-cols-2">
          <Slider
            label="At least"
            minimum={0}
            maximum={values.maxChoices}
            value={values.minChoices}
            onValueChange={(minChoices) => set({ minChoices })}
            note={values.minChoices === 0 ? "“None of these” is an answer." : undefined}
          />
          <Slider
            label="At most"
            minimum={Math.max(1, values.minChoices)}
            maximum={values.options.length}
            value={Math.min(values.maxChoices, values.options.length)}
            onValueChange={(maxChoices) => set({ maxChoices })}
          />
        </div>
      ) : null}
    </>
  )
}

function nextKey(options: readonly OptionValues[]): string {
  return `option-${Math.max(0, ...options.map(({ key }) => Number(key.replace("option-", "")) || 0)) + 1}`
}
