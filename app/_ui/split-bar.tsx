import type { PoolDraft } from "@/server/domain/pool/draft"
import { classNames } from "./class-names"
import { shareFills } from "./share-bar"

export type Split = PoolDraft["split"]

/** Who shares in a sale, in the order in which it is told. */
export const splitParts = [
  { key: "contributorsBps", name: "Contributors", by: "by items in the release", tone: "water" },
  { key: "labelersBps", name: "Labelers", by: "by points earned on it", tone: "good" },
  { key: "moderatorsBps", name: "Moderators", by: "by verdicts in it", tone: "amber" },
  { key: "treasuryBps", name: "Treasury", by: "the pool itself", tone: "neutral" },
] as const satisfies readonly { readonly key: keyof Split; readonly [name: string]: string }[]

const whole = 10_000

/** A sale as one bar; what is not given to anybody yet stays empty. */
export function SplitBar({ split, className }: { readonly split: Split; readonly className?: string }) {
  const given = splitParts.reduce((sum, { key }) => sum + split[key], 0)
  const width = Math.max(given, whole)
  return (
    <div
      aria-hidden
      className={classNames("flex h-3 gap-0.5 overflow-hidden rounded-full bg-sunken", className)}
    >
      {splitParts
        .filter(({ key }) => split[key] > 0)
        .map(({ key, tone }) => (
          <span key={key} className={shareFills[tone]} style={{ width: `${(split[key] / width) * 100}%` }} />
        ))}
    </div>
  )
}

/** Basis points that are still to be given; below zero when too much is. */
export function restOf(split: Split): number {
  return whole - splitParts.reduce((sum, { key }) => sum + split[key], 0)
}
