"use client"
import { Scale } from "lucide-react"
import dynamic from "next/dynamic"
import Link from "next/link"
import { useState } from "react"
import { routes } from "@/app/_lib/routes"
import { Button } from "@/app/_ui/button"
import type { RunOutcome } from "../../../../../_views"

// Comes with the wish to appeal.
const AppealDialog = dynamic(() => import("./appeal-dialog").then((dialog) => dialog.AppealDialog), {
  ssr: false,
})

/** Under an answer: the way to its appeal, or the offer of one where it can be appealed. */
export function AppealOffer({ row }: { readonly row: RunOutcome }) {
  const [isOpen, setOpen] = useState(false)
  if (row.appeal !== null) {
    return (
      <p>
        <Link
          href={routes.appeal(row.appeal.appealId)}
          className="text-water-ink underline underline-offset-3"
        >
          Your appeal of this answer
        </Link>
      </p>
    )
  }
  if (!row.isAppealable) return null
  return (
    <div>
      <Button size="sm" onClick={() => setOpen(true)}>
        <Scale aria-hidden />
        Appeal this answer
      </Button>
      {isOpen ? <AppealDialog assignmentId={row.assignmentId} onClose={() => setOpen(false)} /> : null}
    </div>
  )
}
