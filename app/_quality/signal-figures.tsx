import { formatCount, formatPercent } from "@/app/_lib/format"
import { DefinitionList } from "@/app/_ui/definition-list"
import type { SignalFigure } from "@/server/domain/consensus/signals/explain-signal"

/** The numbers that a signal was found by, a line each. */
export function SignalFigures({ figures }: { readonly figures: readonly SignalFigure[] }) {
  return <DefinitionList items={figures.map((figure) => ({ term: figure.label, value: textOf(figure) }))} />
}

function textOf({ value, unit }: SignalFigure): string {
  switch (unit) {
    case "count":
      return formatCount(Math.round(value * 10) / 10)
    case "share":
      return formatPercent(value)
    case "seconds":
      return `${formatCount(Math.round(value * 10) / 10)} s`
    case "times":
      return `${formatCount(Math.round(value))} times`
    case "score":
      return value.toFixed(3)
  }
}
