"use client"
import { Download } from "lucide-react"
import { formatBytes, formatCount } from "@/app/_lib/format"
import { StatusBadge } from "@/app/_ui/badge"
import { buttonLook } from "@/app/_ui/button-look"
import { Callout } from "@/app/_ui/callout"
import { Card } from "@/app/_ui/card"
import { Hash } from "@/app/_ui/hash"
import { ProgressBar } from "@/app/_ui/progress"
import { RelativeTime } from "@/app/_ui/relative-time"
import type { Delivery } from "../../../../_views"
import { OpenDelivery } from "../_opening/open-delivery"
import { AgeInstructions } from "./age-instructions"
import { DeliveryRecord } from "./delivery-record"

export interface DeliveryCardProps {
  readonly delivery: Delivery
}

/** One copy: made, opened, checked. */
export function DeliveryCard({ delivery }: DeliveryCardProps) {
  const { state, createdAt, readyAt, deliveryId } = delivery
  return (
    <li>
      <Card className="flex flex-col gap-4">
        <div className="flex flex-wrap items-center justify-between gap-2">
          <h3 className="text-sm font-medium">
            Copy of <RelativeTime at={readyAt ?? createdAt} />
            <span className="ml-2 font-mono text-xs font-normal text-ink-faint">{deliveryId}</span>
          </h3>
          {state === "refused" ? <StatusBadge state="rejected" /> : <StatusBadge state={state} />}
        </div>
        {state === "preparing" ? (
          <ProgressBar
            label="The vault makes your copy"
            share={null}
            detail="Consents are asked once more, then the items are encrypted to your key."
          />
        ) : null}
        {state === "refused" ? (
          <Callout tone="fault" title="The vault made no copy">
            {delivery.refusalReason}
          </Callout>
        ) : null}
        {state === "ready" ? <ReadyDelivery delivery={delivery} /> : null}
      </Card>
    </li>
  )
}

function ReadyDelivery({ delivery }: DeliveryCardProps) {
  const { itemCount, labelCount, withheldCount, byteSize, downloadPath, recipient } = delivery
  return (
    <>
      <p className="tabular text-sm text-ink-soft">
        {formatCount(itemCount ?? 0)} items, {formatCount(labelCount ?? 0)} labels,{" "}
        {formatBytes(byteSize ?? 0)} encrypted to <Hash text={recipient} noun="recipient" />
      </p>
      {(withheldCount ?? 0) > 0 ? <Withheld delivery={delivery} /> : null}
      <OpenDelivery delivery={delivery} />
      <div className="flex flex-wrap items-center gap-2 border-t pt-4">
        {downloadPath === null ? null : (
          <a className={buttonLook({ size: "sm" })} href={downloadPath} download>
            <Download aria-hidden /> Encrypted file
          </a>
        )}
        <AgeInstructions delivery={delivery} />
        <DeliveryRecord delivery={delivery} />
      </div>
    </>
  )
}

function Withheld({ delivery }: { readonly delivery: Delivery }) {
  const ids = delivery.manifest?.withheldItemIds ?? []
  return (
    <Callout title={`${formatCount(delivery.withheldCount ?? 0)} items are withheld`}>
      Their contributors closed the gate after the release was cut, so the vault cannot open them any more;
      labels about them are left out too. They ask you to leave them out of later training, too.
      {ids.length === 0 ? null : (
        <details className="pt-2">
          <summary className="cursor-pointer text-water-ink underline underline-offset-3">Which ones</summary>
          <p className="max-h-40 overflow-y-auto pt-2 font-mono text-xs break-words">{ids.join(", ")}</p>
        </details>
      )}
    </Callout>
  )
}
