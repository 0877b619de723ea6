"use client"
import { ExternalLink } from "lucide-react"
import { Field } from "@/app/_ui/field"
import { Textarea } from "@/app/_ui/input"
import { RadioGroup } from "@/app/_ui/radio-group"
import { type Licence, licences } from "@/server/domain/pool/licences"
import { FormSection } from "./form-section"
import type { PoolForm } from "./use-pool-form"

/** What buyers may do with the data, in plain words. */
export function LicenceSection({ form }: { readonly form: PoolForm }) {
  const { values, set, faultOf } = form
  const chosen = licences.find((licence) => licence.id === values.licenceId)
  return (
    <FormSection
      id="licence"
      title="Licence"
      lead="What a buyer may do with the data, must do, and may not. It is part of every grant."
    >
      <RadioGroup
        legend="Choose one"
        className="[&_[role=radiogroup]]:grid [&_[role=radiogroup]]:gap-2 sm:[&_[role=radiogroup]]:grid-cols-2"
        value={values.licenceId}
        onValueChange={(licenceId) => set({ licenceId })}
        options={licences.map((licence) => ({
          value: licence.id,
          label: licence.id === "own" ? licence.name : <LicenceName licence={licence} />,
          hint: licenceWords(licence),
        }))}
      />
      {chosen?.id === "own" ? (
        <Field
          label="Own terms"
          hint="In full: what is allowed, what is not, and what happens when somebody breaks them."
          error={faultOf("licenceText")}
        >
          <Textarea
            rows={8}
            value={values.licenceText}
            onChange={(event) => set({ licenceText: event.target.value })}
          />
        </Field>
      ) : chosen?.url ? (
        <a
          href={chosen.url}
          target="_blank"
          rel="noreferrer"
          className="inline-flex items-center gap-1.5 self-start text-sm text-water-ink underline underline-offset-3"
        >
          Read the whole of {chosen.id}
          <ExternalLink aria-hidden className="size-3.5" />
        </a>
      ) : null}
    </FormSection>
  )
}

function LicenceName({ licence }: { readonly licence: Licence }) {
  return (
    <>
      {licence.name} <span className="text-xs text-ink-faint">{licence.id}</span>
    </>
  )
}

function licenceWords({ id, may, must, mayNot }: Licence): string {
  if (id === "own") return "Write what holds. It is shown in full before anybody contributes or buys."
  return [
    `May: ${sentence(may)}`,
    must.length === 0 ? "" : `Must: ${sentence(must)}`,
    mayNot.length === 0 ? "" : `May not: ${sentence(mayNot)}`,
  ]
    .filter((text) => text !== "")
    .join(" ")
}

function sentence(words: readonly string[]): string {
  return `${words.map((word) => word.charAt(0).toLowerCase() + word.slice(1)).join("; ")}.`
}
