"use client"
import { formatCount } from "@/app/_lib/format"
import { routes } from "@/app/_lib/routes"
import { Points } from "@/app/_ui/amount"
import { LinkButton } from "@/app/_ui/button"
import { Section } from "@/app/_ui/card"
import { DefinitionList } from "@/app/_ui/definition-list"
import { Meter } from "@/app/_ui/meter"
import type { Me } from "../../../_views"

/** One's points: what is free, what is staked, what was earned in all. */
export function PointsSummary({ me }: { readonly me: Me }) {
  const { heldPoints, stakedPoints, lifetimePoints, level, nextLevelPoints, streakDays } = me.points
  return (
    <Section
      title="Points"
      lead="Earned by accepted work, staked on runs, never bought or passed on. Labelers' share of a release is divided by them."
      actions={
        <LinkButton size="sm" href={routes.label()}>
          Label room
        </LinkButton>
      }
    >
      <DefinitionList
        items={[
          { term: "Held", value: <Points points={heldPoints} /> },
          { term: "Staked on runs", value: <Points points={stakedPoints} /> },
          { term: "Earned in all", value: <Points points={lifetimePoints} /> },
          ...(me.isGameHidden
            ? []
            : [
                { term: "Level", value: formatCount(level) },
                { term: "Streak", value: streakDays === 1 ? "1 day" : `${formatCount(streakDays)} days` },
              ]),
        ]}
      />
      {me.isGameHidden || nextLevelPoints === null ? null : (
        <Meter
          label={`Toward level ${level + 1}`}
          share={nextLevelPoints === 0n ? 1 : Number((lifetimePoints * 1000n) / nextLevelPoints) / 1000}
        />
      )}
    </Section>
  )
}
