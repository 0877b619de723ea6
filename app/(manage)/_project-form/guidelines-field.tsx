"use client"
import { Field } from "@/app/_ui/field"
import { Textarea } from "@/app/_ui/input"
import { Tabs } from "@/app/_ui/tabs"
import { Guidelines } from "@/app/(label)/_components/guidelines"
import type { ProjectForm } from "./use-project-form"

/** How to decide hard cases, and how labelers will see it. */
export function GuidelinesField({ form }: { readonly form: ProjectForm }) {
  const { values, set } = form
  return (
    <Tabs
      label="Guidelines"
      tabs={[
        {
          value: "write",
          label: "Guidelines",
          content: (
            <Field
              label="How to decide"
              hint="What counts, what does not, and the hard cases. An empty line starts a paragraph."
              isOptional
            >
              <Textarea
                rows={8}
                value={values.guidelines}
                maxLength={20_000}
                onChange={(event) => set({ guidelines: event.target.value })}
              />
            </Field>
          ),
        },
        {
          value: "preview",
          label: "As labelers see them",
          content:
            values.guidelines.trim() === "" ? (
              <p className="text-sm text-ink-soft">
                Nothing written yet. Labelers would see the question alone.
              </p>
            ) : (
              <Guidelines text={values.guidelines} />
            ),
        },
      ]}
    />
  )
}
