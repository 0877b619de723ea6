"use client"
import { Card } from "@/app/_ui/card"
import { Hash } from "@/app/_ui/hash"
import { labelerName } from "@/server/domain/project/pseudonym"
import type { TranscriptSheet } from "../_views"

/** Which name in the transcript is one's own: told to nobody else. */
export function OwnName({ me }: { readonly me: TranscriptSheet["me"] }) {
  if (me === null) return null
  return (
    <Card className="flex flex-col gap-2 text-sm">
      <p className="font-medium">You are {labelerName(me.name)} here</p>
      <p className="text-ink-soft">
        Nobody else is told. With the opening you can show that the name is yours; keep it to yourself unless
        you want to.
      </p>
      <p className="flex flex-wrap items-center gap-x-2">
        Name <Hash text={me.name} noun="name" />
      </p>
      <p className="flex flex-wrap items-center gap-x-2">
        Opening <Hash text={me.opening} noun="opening" />
      </p>
    </Card>
  )
}
