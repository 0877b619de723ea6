"use client"
import { useQuery } from "@tanstack/react-query"
import { Scale } from "lucide-react"
import dynamic from "next/dynamic"
import { useState } from "react"
import { routes } from "@/app/_lib/routes"
import { SignalFigures } from "@/app/_quality/signal-figures"
import { useTRPC } from "@/app/_trpc/client"
import { ErrorPanel } from "@/app/_trpc/error-panel"
import { Button, LinkButton } from "@/app/_ui/button"
import { Card } from "@/app/_ui/card"
import { RelativeTime } from "@/app/_ui/relative-time"
import type { PauseLine } from "../../../_views"

// Comes with the wish to appeal.
const PauseAppealDialog = dynamic(
  () => import("./pause-appeal-dialog").then((dialog) => dialog.PauseAppealDialog),
  { ssr: false },
)

/** Where one is paused, why, with the numbers, and the appeal of it; nothing where one is not. */
export function MyPauses() {
  const pauses = useQuery(useTRPC().appeal.pauses.queryOptions())
  if (pauses.isError) return <ErrorPanel error={pauses.error} onRetry={() => void pauses.refetch()} />
  const items = pauses.data?.items ?? []
  if (items.length === 0) return null
  return (
    <section aria-labelledby="pauses" className="flex flex-col gap-4">
      <h2 id="pauses" className="text-lg font-semibold">
        Where you are paused
      </h2>
      {items.map((pause) => (
        <PauseCard key={pause.projectId} pause={pause} />
      ))}
    </section>
  )
}

function PauseCard({ pause }: { readonly pause: PauseLine }) {
  return (
    <Card className="flex flex-col gap-4">
      <div>
        <h3 className="font-semibold">{pause.question}</h3>
        <p className="text-sm text-ink-soft">
          {pause.poolName} · {pause.projectName}
          {pause.pausedAt === null ? null : (
            <>
              {" "}
              · paused <RelativeTime at={pause.pausedAt} />
            </>
          )}
        </p>
      </div>
      <p className="max-w-prose text-sm">
        A moderator looked at the evidence below and decided that you get no new runs in this project. What
        you earned stays yours. Other projects are not touched.
      </p>
      <ul className="flex flex-col gap-4">
        {pause.reasons.map((reason) => (
          <li key={reason.signalId} className="border-l-2 border-edge pl-4">
            <p className="text-sm font-medium">{reason.title}</p>
            <p className="max-w-prose text-sm text-ink-soft">{reason.reason}</p>
            <SignalFigures figures={reason.figures} />
          </li>
        ))}
      </ul>
      <WayOut pause={pause} />
    </Card>
  )
}

function WayOut({ pause }: { readonly pause: PauseLine }) {
  const [isOpen, setOpen] = useState(false)
  if (pause.openAppealId !== null) {
    return (
      <LinkButton variant="primary" className="self-start" href={routes.appeal(pause.openAppealId)}>
        Your appeal of this pause
      </LinkButton>
    )
  }
  if (pause.refusal !== null) return <p className="text-sm text-ink-soft">{pause.refusal.text}</p>
  return (
    <div className="flex flex-col gap-2">
      <p className="max-w-prose text-sm text-ink-soft">
        You can have it reviewed by moderators who had no part in it. It takes a small stake of points, which
        comes back unless they uphold the pause in time.
      </p>
      <Button variant="primary" className="self-start" onClick={() => setOpen(true)}>
        <Scale aria-hidden />
        Appeal this pause
      </Button>
      {isOpen ? <PauseAppealDialog projectId={pause.projectId} onClose={() => setOpen(false)} /> : null}
    </div>
  )
}
