import { formatPercent } from "@/app/_lib/format"
import { BarChart } from "@/app/_ui/bar-chart"
import { type Answer, type KindConfig, type KindId, kinds } from "@/server/domain/kinds/registry"

export interface PosteriorBarsProps {
  readonly kind: KindId
  readonly config: KindConfig
  /** Of the classes as the task lists its items. */
  readonly posterior: readonly number[]
  /** Whether the reader saw the two sides the other way round; then the bars are named as they saw them. */
  readonly isSwapped?: boolean
  /** Drawn in amber: the reader's own answer, as they saw it. */
  readonly chosen?: Answer | null
  /** So many bars at most; the least probable are left out. */
  readonly limit?: number
}

/** How probable each answer is, most probable first. */
export function PosteriorBars(props: PosteriorBarsProps) {
  const { kind: kindId, config, posterior, isSwapped = false, chosen = null, limit = 6 } = props
  const kind = kinds[kindId]
  const chosenName = chosen === null ? null : kind.describeAnswer(config, chosen)
  const bars = posterior
    .map((share, classIndex) => {
      const answer = kind.turn(kind.toAnswer(config, classIndex), { isSwapped })
      return { name: kind.describeAnswer(config, answer), share }
    })
    .sort((a, b) => b.share - a.share)
    .slice(0, limit)
  return (
    <div className="max-w-md">
      <BarChart
        label="How probable each answer is"
        bars={bars.map(({ name, share }) => ({
          key: name,
          label: name === chosenName ? `${name} (yours)` : name,
          value: share,
          text: formatPercent(share, 1),
          tone: name === chosenName ? ("amber" as const) : ("water" as const),
        }))}
      />
    </div>
  )
}
