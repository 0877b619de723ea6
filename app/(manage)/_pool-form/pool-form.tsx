"use client"
import type { ReactNode } from "react"
import { FormLayout } from "../_components/form-layout"
import { ItemsSection } from "./items-section"
import { LicenceSection } from "./licence-section"
import { MoneySection } from "./money-section"
import { PurposeSection } from "./purpose-section"
import { TimesSection } from "./times-section"
import type { PoolForm as Form } from "./use-pool-form"

const parts = [
  { id: "purpose", title: "Purpose", controls: ["name", "purpose"] },
  { id: "items", title: "What an item is", controls: ["fields", "bodyKey", "groupKey", "mediaTypes"] },
  { id: "licence", title: "Licence", controls: ["licenceId", "licenceText"] },
  { id: "money", title: "Price and split", controls: ["price", "split", "treasuryAddress"] },
  { id: "times", title: "Times", controls: ["grantDuration", "inspection"] },
] as const

/** The terms of a pool in five parts, each with what it means for the people in it. */
export function PoolForm({ form, footer }: { readonly form: Form; readonly footer: ReactNode }) {
  const open = new Set(Object.keys(form.faults).map(partOf))
  return (
    <FormLayout parts={parts.map(({ id, title }) => ({ id, title, isOpen: open.has(id) }))} footer={footer}>
      <PurposeSection form={form} />
      <ItemsSection form={form} />
      <LicenceSection form={form} />
      <MoneySection form={form} />
      <TimesSection form={form} />
    </FormLayout>
  )
}

// Faults of single fields of an item are named by the field's key.
function partOf(control: string): (typeof parts)[number]["id"] {
  return parts.find(({ controls }) => controls.some((name) => name === control))?.id ?? "items"
}
