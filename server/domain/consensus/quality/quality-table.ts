import type { Estimate } from "../agreement/bootstrap"
import type { QualityFigures } from "./measure-quality"

/** The first line of the table. */
export const qualityCsvHeader = "figure,of,and,count,value,low,high\n"

/**
 * The figures as CSV, one line a number: what it is, what it is of, how many cases it rests on, its value and the ends
 * of its interval (95 %). Empty where there is none.
 * @param classNames by class index
 */
export function qualityCsv(figures: QualityFigures, classNames: readonly string[]): string {
  const lines = [
    lineOf("alpha", "", "", figures.labelCount, figures.alpha),
    lineOf("percent_agreement", "", "", figures.labelCount, figures.agreement),
    lineOf("gold_accuracy", "", "", figures.goldCount, figures.goldAccuracy),
    ...figures.confusion.map(({ settledIndex, answeredIndex, count, share }) =>
      lineOf("confusion", classNames[settledIndex] ?? "", classNames[answeredIndex] ?? "", count, share),
    ),
    ...figures.calibration.bins.map(({ from, to, count, right }) =>
      lineOf("calibration", `${from}`, `${to}`, count, right),
    ),
    ...figures.calibration.bins.map(({ from, to, count, meanConfidence }) =>
      [quoted("mean_confidence"), from, to, count, meanConfidence, "", ""].join(","),
    ),
    ...figures.labelsPerTask.map(({ labelCount, taskCount }) =>
      [quoted("labels_per_task"), labelCount, "", taskCount, "", "", ""].join(","),
    ),
    ...figures.days.map(({ day, labelCount, right }) => lineOf("right_by_day", day, "", labelCount, right)),
  ]
  return `${qualityCsvHeader}${lines.join("\n")}\n`
}

function lineOf(figure: string, of: string, and: string, count: number, estimate: Estimate | null): string {
  const { value, low, high } = estimate ?? { value: "", low: "", high: "" }
  return [quoted(figure), quoted(of), quoted(and), count, value, low, high].join(",")
}

// A cell that a spreadsheet would take for a formula is text.
function quoted(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
