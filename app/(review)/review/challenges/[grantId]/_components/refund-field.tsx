"use client"
import { formatAmount } from "@/app/_lib/format"
import { useToken } from "@/app/_lib/site-config-context"
import { Button } from "@/app/_ui/button"
import { Field } from "@/app/_ui/field"
import { Input } from "@/app/_ui/input"
import type { DecisionDraft } from "./use-decision"

interface RefundFieldProps {
  readonly draft: DecisionDraft
  readonly paidAmount: bigint
}

/** How much goes back, typed or by one press. */
export function RefundField({ draft, paidAmount }: RefundFieldProps) {
  const token = useToken()
  const isFaulty = draft.amountText !== "" && draft.refundAmount === null
  const shares = [
    ["Nothing", 0n],
    ["Half", paidAmount / 2n],
    ["All of it", paidAmount],
  ] as const
  return (
    <div className="flex flex-col gap-2">
      <Field
        label="Back to the buyer"
        error={isFaulty ? "From nothing to all that was paid, with a point for the decimals." : undefined}
      >
        <Input
          inputMode="decimal"
          unit={token.symbol}
          value={draft.amountText}
          onChange={(event) => draft.setAmountText(event.target.value)}
        />
      </Field>
      <div className="flex flex-wrap gap-2">
        {shares.map(([title, amount]) => (
          <Button
            key={title}
            size="sm"
            onClick={() => draft.setAmountText(formatAmount(amount, token.decimals))}
          >
            {title}
          </Button>
        ))}
      </div>
    </div>
  )
}
