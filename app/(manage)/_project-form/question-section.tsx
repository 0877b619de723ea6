"use client"
import { Field } from "@/app/_ui/field"
import { Input } from "@/app/_ui/input"
import { RadioGroup } from "@/app/_ui/radio-group"
import { Select } from "@/app/_ui/select"
import { Switch } from "@/app/_ui/switch"
import { FormSection } from "../_pool-form/form-section"
import { GuidelinesField } from "./guidelines-field"
import { OptionsEditor } from "./options-editor"
import { changeKind, type NoteRule } from "./project-values"
import type { ProjectForm } from "./use-project-form"

const kindOptions = [
  {
    value: "preference",
    label: "Preference",
    hint: "Two items side by side: which of them answers the question better?",
  },
  { value: "choice", label: "Choice", hint: "One item: which of your classes is it?" },
] as const

const noteOptions: readonly { readonly value: NoteRule; readonly label: string }[] = [
  { value: "none", label: "Not asked" },
  { value: "optional", label: "May be given" },
  { value: "required", label: "Must be given" },
]

/** What is asked, and how it may be answered. */
export function QuestionSection({ form }: { readonly form: ProjectForm }) {
  const { values, set, faultOf } = form
  return (
    <FormSection
      id="question"
      title="The question"
      lead="One question an item or a pair. Labelers see it above every task."
    >
      <RadioGroup
        legend="Kind"
        options={kindOptions}
        value={values.kind}
        onValueChange={(kind) => set(changeKind(kind))}
      />
      <Field label="Name" hint="For lists: “Which convinces more”." error={faultOf("name")}>
        <Input value={values.name} maxLength={120} onChange={(event) => set({ name: event.target.value })} />
      </Field>
      <Field label="Question" error={faultOf("question")}>
        <Input
          value={values.question}
          maxLength={400}
          placeholder={
            values.kind === "preference"
              ? "Which argument is more convincing?"
              : "What is this message about?"
          }
          onChange={(event) => set({ question: event.target.value })}
        />
      </Field>
      {values.kind === "choice" ? (
        <OptionsEditor form={form} />
      ) : (
        <Switch
          label="“Equal” may be answered"
          hint="Where both are as good, an honest “equal” is worth more than a coin toss."
          isOn={values.allowEqual}
          onChange={(allowEqual) => set({ allowEqual })}
        />
      )}
      <Field label="A reason beside the answer" className="sm:max-w-64">
        <Select options={noteOptions} value={values.note} onValueChange={(note) => set({ note })} />
      </Field>
      <GuidelinesField form={form} />
    </FormSection>
  )
}
