import { formatPercent } from "@/app/_lib/format"
import type { Purpose } from "@/server/domain/consent/purpose"
import type { PoolSheet } from "../../../../_views"

/** What the pool will do with the contribution, and what it cannot do, in plain words. */
export function PoolPromise({
  pool,
  purposes,
}: {
  readonly pool: PoolSheet
  readonly purposes: readonly Purpose[]
}) {
  const share = formatPercent(pool.split.contributorsBps / 10_000)
  const lines = [
    "Your rows are encrypted on this device before they are sent. The site, its database and its backups never hold them open.",
    "The vault, one separate process, opens them to check each row against the pool's rules, and keeps them sealed.",
    "A row that is turned away because it repeats another one is kept sealed for 14 days, or until your appeal of it is decided. Then it is deleted.",
    ...(purposes.includes("label")
      ? ["People who label see single items, each only while they answer about it."]
      : []),
    ...(purposes.includes("train")
      ? [
          `Buyers get a copy under ${pool.licence.name}. ${share} of what they pay is divided among the contributors of the release.`,
        ]
      : ["No buyer gets a copy."]),
    "Every reading is written down, and you see who, when and by what right.",
    "You can close the gate any day: the keys are deleted, and nobody can read it here any more.",
  ]
  return (
    <aside
      aria-labelledby="promise"
      className="flex h-fit flex-col gap-3 rounded-lg border bg-surface p-5 text-sm"
    >
      <h2 id="promise" className="font-semibold">
        What {pool.name} will do
      </h2>
      <ul className="flex list-disc flex-col gap-2 pl-4 text-ink-soft">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <p className="border-t pt-3 text-ink-soft">
        <span className="font-medium text-ink">What it cannot do:</span> take back what somebody has read or
        bought before you closed the gate. Backups of the database hold your key until they expire.
      </p>
    </aside>
  )
}
