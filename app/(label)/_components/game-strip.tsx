import { Flame, Medal, Waves } from "lucide-react"
import type { ReactNode } from "react"
import { formatCount, formatPoints } from "@/app/_lib/format"
import { Points } from "@/app/_ui/amount"
import { Meter } from "@/app/_ui/meter"
import { levelOf } from "@/server/domain/run/level"
import type { Me } from "../_views"

/** Points, level and streak in one line. Whoever hides the game sees their points alone. */
export function GameStrip({ me }: { readonly me: Me }) {
  const { heldPoints, stakedPoints, level, streakDays, hasRunToday } = me.points
  return (
    <section
      aria-label="Your points"
      className="grid gap-x-8 gap-y-4 rounded-lg border bg-surface p-5 shadow-card sm:grid-cols-3"
    >
      <Fact icon={<Waves />} term="Points held" note={stakedNote(stakedPoints)}>
        <Points points={heldPoints} isBare />
      </Fact>
      {me.isGameHidden ? null : (
        <>
          <Fact icon={<Medal />} term="Level" note={<LevelMeter me={me} />}>
            {formatCount(level)}
          </Fact>
          <Fact icon={<Flame />} term="Streak" note={streakNote(streakDays, hasRunToday)}>
            {streakDays === 1 ? "1 day" : `${formatCount(streakDays)} days`}
          </Fact>
        </>
      )}
    </section>
  )
}

interface FactProps {
  readonly icon: ReactNode
  readonly term: string
  readonly note: ReactNode
  readonly children: ReactNode
}

function Fact({ icon, term, note, children }: FactProps) {
  return (
    <dl className="grid min-w-0 grid-cols-[1fr_auto] items-center gap-x-4 gap-y-0.5 sm:flex sm:flex-col sm:items-stretch sm:gap-1">
      <dt className="flex items-center gap-2 text-sm text-ink-soft [&>svg]:size-4 [&>svg]:text-ink-faint">
        {icon}
        {term}
      </dt>
      <dd className="tabular text-xl font-semibold tracking-tight sm:text-2xl">{children}</dd>
      <dd className="col-span-2 text-sm text-ink-faint">{note}</dd>
    </dl>
  )
}

function LevelMeter({ me }: { readonly me: Me }) {
  const { lifetimePoints } = me.points
  const { level, fromPoints, nextLevelPoints } = levelOf(lifetimePoints)
  if (nextLevelPoints === null) return "The highest level"
  const share = Number(((lifetimePoints - fromPoints) * 1000n) / (nextLevelPoints - fromPoints)) / 1000
  return (
    <span className="flex flex-col gap-1.5">
      <Meter isBare tone="amber" label={`Toward level ${level + 1}`} share={share} />
      <span className="tabular">
        {formatPoints(nextLevelPoints - lifetimePoints)} points to level {level + 1}
      </span>
    </span>
  )
}

function stakedNote(stakedPoints: bigint): string {
  return stakedPoints === 0n
    ? "Nothing is staked now"
    : `${formatPoints(stakedPoints)} more are staked on runs`
}

function streakNote(streakDays: number, hasRunToday: boolean): string {
  if (hasRunToday) return "Today counts already"
  return streakDays === 0 ? "Finish a run to begin one" : "Finish a run today to keep it"
}
