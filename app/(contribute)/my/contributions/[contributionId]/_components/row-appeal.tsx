"use client"
import { Scale } from "lucide-react"
import dynamic from "next/dynamic"
import { useState } from "react"
import { formatCount } from "@/app/_lib/format"
import { routes } from "@/app/_lib/routes"
import { Button, LinkButton } from "@/app/_ui/button"
import { Callout } from "@/app/_ui/callout"
import { RelativeTime } from "@/app/_ui/relative-time"
import { AppealClock } from "../../../../../(label)/label/appeals/_components/appeal-clock"
import { appealStateTexts } from "../../../../../(label)/label/appeals/_components/appeal-texts"
import type { Contribution } from "../../../../_views"

// Comes with the wish to appeal.
const RowAppealDialog = dynamic(
  () => import("./row-appeal-dialog").then((dialog) => dialog.RowAppealDialog),
  {
    ssr: false,
  },
)

/** The appeal of rejected rows where there is one, the offer of one where there can be, or why there is none. */
export function RowAppeal({ contribution }: { readonly contribution: Contribution }) {
  const { appeal, appealRefusal, appealableCount } = contribution
  if (appeal !== null) return <OwnAppeal appeal={appeal} />
  if (appealableCount === 0) return null
  if (appealRefusal !== null) return <p className="text-sm text-ink-soft">{appealRefusal.text}</p>
  return <Offer contribution={contribution} />
}

/** Where the appeal stands, with its clock. */
function OwnAppeal({ appeal }: { readonly appeal: NonNullable<Contribution["appeal"]> }) {
  return (
    <Callout
      tone={appeal.state === "overturned" ? "done" : "note"}
      title={`Your appeal: ${appealStateTexts.rejection[appeal.state]}`}
      action={
        <LinkButton href={routes.appeal(appeal.appealId)}>
          {appeal.decidedAt === null ? "Look at the appeal" : "See what the reviewers said"}
        </LinkButton>
      }
    >
      <AppealClock appeal={appeal} />
    </Callout>
  )
}

function Offer({ contribution }: { readonly contribution: Contribution }) {
  const [isOpen, setOpen] = useState(false)
  const { contributionId, appealableCount, rowsKeptUntil } = contribution
  return (
    <Callout
      title={
        appealableCount === 1
          ? "One row was turned away because it repeats another"
          : `${formatCount(appealableCount)} rows were turned away because they repeat others`
      }
      action={
        <Button onClick={() => setOpen(true)}>
          <Scale aria-hidden />
          Appeal the rejection
        </Button>
      }
    >
      <p>
        Two people may truly say the same. Moderators who have nothing to do with it can judge that. The rows
        are kept sealed for it, and deleted{" "}
        {rowsKeptUntil === null ? "after 14 days" : <RelativeTime at={rowsKeptUntil} />} unless you appeal.
      </p>
      {isOpen ? <RowAppealDialog contributionId={contributionId} onClose={() => setOpen(false)} /> : null}
    </Callout>
  )
}
