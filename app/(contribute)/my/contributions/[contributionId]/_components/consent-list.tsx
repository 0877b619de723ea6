"use client"
import { Download, ScrollText } from "lucide-react"
import { formatDate } from "@/app/_lib/format-time"
import { Badge } from "@/app/_ui/badge"
import { Button } from "@/app/_ui/button"
import { Card } from "@/app/_ui/card"
import { DefinitionList } from "@/app/_ui/definition-list"
import { EmptyState } from "@/app/_ui/empty-state"
import { Hash } from "@/app/_ui/hash"
import { usePresent } from "@/app/_ui/minute"
import { RelativeTime } from "@/app/_ui/relative-time"
import { purposeTexts } from "@/server/domain/consent/purpose"
import { saveJson } from "../../../../_components/save-json"
import type { Contribution } from "../../../../_views"

type Consent = Contribution["consents"][number]

/** What one permitted, as it was signed; each can be taken along as JSON. */
export function ConsentList({ consents }: { readonly consents: readonly Consent[] }) {
  if (consents.length === 0) {
    return (
      <EmptyState
        icon={<ScrollText />}
        title="No consent yet"
        text="It is signed when the contribution is handed in. Without it nobody may open anything."
      />
    )
  }
  return (
    <ul className="flex flex-col gap-4">
      {consents.map((consent) => (
        <li key={consent.consentId}>
          <ConsentCard consent={consent} />
        </li>
      ))}
    </ul>
  )
}

function ConsentCard({ consent }: { readonly consent: Consent }) {
  const { consentId, purposes, signedAt, expiresAt, revokedAt, message, signature } = consent
  return (
    <Card className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 className="font-semibold">Signed {formatDate(signedAt)}</h2>
        <ConsentStanding expiresAt={expiresAt} revokedAt={revokedAt} />
      </div>
      <ul className="flex flex-col gap-2 text-sm">
        {purposes.map((purpose) => (
          <li key={purpose}>
            <span className="font-medium">{purposeTexts[purpose].title}.</span>{" "}
            <span className="text-ink-soft">{purposeTexts[purpose].text}</span>
          </li>
        ))}
      </ul>
      <DefinitionList
        items={[
          {
            term: revokedAt === null ? "Ends" : "Closed",
            value: revokedAt === null ? <RelativeTime at={expiresAt} /> : <RelativeTime at={revokedAt} />,
          },
          {
            term: "Signature",
            value: <Hash text={signature} noun="signature" />,
          },
        ]}
      />
      <Button
        size="sm"
        className="self-start"
        onClick={() => saveJson(`${consentId}.json`, { message, signature, purposes, signedAt, expiresAt })}
      >
        <Download aria-hidden />
        Save as JSON
      </Button>
    </Card>
  )
}

function ConsentStanding({ expiresAt, revokedAt }: Pick<Consent, "expiresAt" | "revokedAt">) {
  const nowAt = usePresent()
  if (revokedAt !== null) return <Badge tone="bad">Closed</Badge>
  if (nowAt !== null && expiresAt <= nowAt) return <Badge tone="neutral">Ended</Badge>
  return <Badge tone="good">Live</Badge>
}
