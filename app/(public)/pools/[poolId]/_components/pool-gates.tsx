import { formatCount } from "@/app/_lib/format"
import { Section } from "@/app/_ui/card"
import { Why } from "@/app/_ui/why"
import type { PoolSheet } from "../../_views"
import { gateText } from "./gate-text"

/** How many contributors closed their gate, and how fast it closed: measured, not promised. */
export function PoolGates({ pool }: { readonly pool: PoolSheet }) {
  const { closedGateCount, medianGateSeconds } = pool
  return (
    <Section title="The gate really closes">
      <p className="text-sm text-ink-soft">
        {closedGateCount === 0
          ? "Nobody has closed a gate here so far. Whoever put data in can, any day, and the keys are deleted at once."
          : `${closedText(closedGateCount, medianGateSeconds)} From then on every reading was refused.`}
      </p>
      <Why
        label="What closing cannot do"
        title="What closing cannot do"
        reason="It cannot take back what somebody has read or bought before. Backups of the database hold deleted keys until they expire. Buyers who already hold such items get a signed notice."
      />
    </Section>
  )
}

function closedText(count: number, medianSeconds: number | null): string {
  const gates = count === 1 ? "One gate was closed" : `${formatCount(count)} gates were closed`
  if (medianSeconds === null) return `${gates}.`
  return `${gates}, ${count === 1 ? "" : "half of them "}within ${gateText(medianSeconds)} of being asked.`
}
