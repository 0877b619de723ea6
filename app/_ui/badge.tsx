import type { ReactNode } from "react"
import { classNames } from "./class-names"

export type Tone = "neutral" | "water" | "amber" | "good" | "bad"

const tones: Record<Tone, string> = {
  neutral: "bg-sunken text-ink-soft",
  water: "bg-water-soft text-water-ink",
  amber: "bg-amber-soft text-amber-ink",
  good: "bg-good-soft text-good-ink",
  bad: "bg-bad-soft text-bad-ink",
}

export interface BadgeProps {
  readonly tone?: Tone
  readonly icon?: ReactNode
  readonly className?: string
  readonly children: ReactNode
}

/** A word or number that qualifies what it stands beside. */
export function Badge({ tone = "neutral", icon, className, children }: BadgeProps) {
  return (
    <span
      className={classNames(
        "inline-flex h-6 items-center gap-1.5 rounded-full px-2.5 text-xs font-medium whitespace-nowrap [&>svg]:size-3.5",
        tones[tone],
        className,
      )}
    >
      {icon}
      {children}
    </span>
  )
}

/** Every state a pool, contribution, project, bounty, task, run, release, grant, epoch or earning can be in. */
const stateTones = {
  draft: "neutral",
  awaiting: "amber",
  discarded: "neutral",
  opening: "water",
  open: "good",
  closing: "water",
  closed: "neutral",
  uploading: "water",
  submitted: "water",
  accepted: "good",
  partly_accepted: "amber",
  rejected: "bad",
  held: "amber",
  revoked: "bad",
  paused: "amber",
  settled: "good",
  escalated: "amber",
  withdrawn: "neutral",
  finished: "water",
  abandoned: "neutral",
  leased: "water",
  answered: "good",
  skipped: "neutral",
  expired: "bad",
  preparing: "water",
  ready: "good",
  on_sale: "good",
  escrowed: "amber",
  challenged: "bad",
  refunded: "neutral",
  terminated: "bad",
  undone: "bad",
  active: "good",
  proposed: "water",
  vetoed: "bad",
  pending: "neutral",
  claimable: "amber",
  claimed: "good",
  reversed: "bad",
  requested: "water",
  delivered: "good",
  failed: "bad",
  waiting: "neutral",
  in_review: "water",
  moot: "neutral",
  upheld: "neutral",
  overturned: "amber",
} as const satisfies Record<string, Tone>

export type KnownState = keyof typeof stateTones

/** The state of a thing: a colored dot and the glossary's word, so that color is never alone. */
export function StatusBadge({
  state,
  className,
}: {
  readonly state: KnownState
  readonly className?: string
}) {
  const words = state.replaceAll("_", " ")
  return (
    <Badge
      tone={stateTones[state]}
      icon={<span aria-hidden className="size-1.5 rounded-full bg-current" />}
      {...(className === undefined ? {} : { className })}
    >
      {words.charAt(0).toUpperCase() + words.slice(1)}
    </Badge>
  )
}
