"use client"
import { useState } from "react"
import { formatPercent, parseAmount } from "@/app/_lib/format"
import { useToken } from "@/app/_lib/site-config-context"
import { Amount } from "@/app/_ui/amount"
import { classNames } from "@/app/_ui/class-names"
import { Field } from "@/app/_ui/field"
import { Input } from "@/app/_ui/input"
import { shareFills } from "@/app/_ui/share-bar"
import { restOf, SplitBar, splitParts } from "@/app/_ui/split-bar"
import { divideIntoShares } from "@/server/domain/payout/shares"
import { FormSection } from "./form-section"
import type { PoolForm } from "./use-pool-form"

/** What a release costs and how a sale is divided. */
export function MoneySection({ form }: { readonly form: PoolForm }) {
  const { values, set, faultOf } = form
  const token = useToken()
  return (
    <FormSection
      id="money"
      title="Price and split"
      lead="A release may name another price. The split holds for every sale, and anybody can recompute it."
    >
      <Field label="Price of a release" error={faultOf("price")} className="sm:max-w-64">
        <Input
          inputMode="decimal"
          unit={token.symbol}
          placeholder="500"
          value={values.price}
          onChange={(event) => set({ price: event.target.value })}
        />
      </Field>
      <SplitEditor form={form} />
      <Field
        label="Treasury"
        hint="The address that receives the treasury's part. Your own is filled in."
        error={faultOf("treasuryAddress")}
      >
        <Input
          className="font-mono"
          spellCheck={false}
          autoComplete="off"
          value={values.treasuryAddress}
          onChange={(event) => set({ treasuryAddress: event.target.value })}
        />
      </Field>
    </FormSection>
  )
}

function SplitEditor({ form }: { readonly form: PoolForm }) {
  const { values, set } = form
  const rest = restOf(values.split)
  return (
    <fieldset className="flex flex-col gap-4 rounded-lg border bg-surface p-4">
      <legend className="sr-only">How a sale is divided</legend>
      <SplitBar split={values.split} />
      <div className="grid grid-cols-2 gap-4 lg:grid-cols-4">
        {splitParts.map((part) => (
          <Field
            key={part.key}
            label={
              <span className="flex items-center gap-2">
                <span aria-hidden className={classNames("size-2.5 rounded-full", shareFills[part.tone])} />
                {part.name}
              </span>
            }
            hint={part.by}
          >
            <ShareInput
              bps={values.split[part.key]}
              onBpsChange={(bps) => set({ split: { ...values.split, [part.key]: bps } })}
            />
          </Field>
        ))}
      </div>
      <p role="status" className={classNames("text-sm", rest === 0 ? "text-ink-soft" : "text-bad-ink")}>
        {rest === 0 ? (
          <SplitExample form={form} />
        ) : rest > 0 ? (
          `${percent(rest)} is not given to anybody yet. The four shares must come to 100 %.`
        ) : (
          `${percent(-rest)} too much is given away. The four shares must come to 100 %.`
        )}
      </p>
    </fieldset>
  )
}

/** A share in percent, of which hundredths count; typed text stays as typed. */
function ShareInput({ bps, onBpsChange }: { bps: number; onBpsChange: (bps: number) => void }) {
  const [text, setText] = useState(String(bps / 100))
  return (
    <Input
      inputMode="decimal"
      unit="%"
      value={text}
      onChange={(event) => {
        setText(event.target.value)
        const share = /^\d{1,3}([.,]\d{1,2})?$/.test(event.target.value.trim())
          ? Number(event.target.value.trim().replace(",", "."))
          : 0
        onBpsChange(Math.round(share * 100))
      }}
    />
  )
}

function SplitExample({ form }: { readonly form: PoolForm }) {
  const token = useToken()
  const price = parseAmount(form.values.price, token.decimals)
  if (price === null || price === 0n) return "Together 100 %."
  const shares = divideIntoShares(
    price,
    splitParts.map(({ key }) => ({ key, weight: BigInt(form.values.split[key]) })),
  )
  const amountOf = (key: string) => shares.find((share) => share.key === key)?.amount ?? 0n
  return (
    <>
      Of a sale of <Amount amount={price} token={token} />:{" "}
      {splitParts
        .filter(({ key }) => amountOf(key) > 0n)
        .map(({ key, name }, place) => (
          <span key={key}>
            {place === 0 ? "" : ", "}
            {name.toLowerCase()} <Amount amount={amountOf(key)} token={token} />
          </span>
        ))}
      . Nothing is lost in rounding.
    </>
  )
}

function percent(bps: number): string {
  return formatPercent(bps / 10_000, bps % 100 === 0 ? 0 : 2)
}
