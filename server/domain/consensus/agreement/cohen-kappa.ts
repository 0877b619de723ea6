import { DomainError } from "../../errors"
import type { Observations } from "../observations"
import type { Estimate } from "./bootstrap"

/** How much a disagreement weighs: all alike, by the distance of the classes, by its square, or as a table says. */
export type KappaWeighting = "none" | "linear" | "quadratic" | readonly (readonly number[])[]

/** Two-sided 95 % of the normal distribution. */
const z = 1.959964

/**
 * Cohen's kappa of two labelers (Educational and Psychological Measurement 20, 1960), weighted or not (Psychological
 * Bulletin 70, 1968), with the large-sample interval of Fleiss, Cohen and Everitt (Psychological Bulletin 72, 1969), 95 %.
 * @param table counts of tasks: a row a class of the first labeler, a column a class of the second
 * @returns null without tasks, or where both used one class only
 * @throws DomainError BAD_INPUT for a table or weights that are not square and of one size
 */
export function cohenKappa(
  table: readonly (readonly number[])[],
  weighting: KappaWeighting = "none",
): Estimate | null {
  const classCount = table.length
  requireSquare(table, classCount)
  const count = table.flat().reduce((sum, cell) => sum + cell, 0)
  if (count === 0) return null
  const shares = table.map((row) => row.map((cell) => cell / count))
  const weights = agreementWeights(weighting, classCount)
  const rows = shares.map((row) => row.reduce((sum, share) => sum + share, 0))
  const columns = rows.map((_, column) => shares.reduce((sum, row) => sum + (row[column] ?? 0), 0))
  let observed = 0
  let expected = 0
  for (let a = 0; a < classCount; a++) {
    for (let b = 0; b < classCount; b++) {
      const weight = at(weights, a, b)
      observed += weight * at(shares, a, b)
      expected += weight * (rows[a] ?? 0) * (columns[b] ?? 0)
    }
  }
  if (expected === 1) return null
  const value = (observed - expected) / (1 - expected)
  const spread = z * Math.sqrt(varianceOf({ shares, weights, rows, columns, value, expected }) / count)
  return { value, low: Math.max(-1, value - spread), high: Math.min(1, value + spread) }
}

interface KappaParts {
  readonly shares: readonly (readonly number[])[]
  readonly weights: readonly (readonly number[])[]
  readonly rows: readonly number[]
  readonly columns: readonly number[]
  readonly value: number
  readonly expected: number
}

// Formula 15 of Fleiss, Cohen and Everitt, times the number of tasks.
function varianceOf({ shares, weights, rows, columns, value, expected }: KappaParts): number {
  const classCount = rows.length
  const rowWeights = rows.map((_, a) => columns.reduce((sum, share, b) => sum + at(weights, a, b) * share, 0))
  const columnWeights = columns.map((_, b) =>
    rows.reduce((sum, share, a) => sum + at(weights, a, b) * share, 0),
  )
  let sum = 0
  for (let a = 0; a < classCount; a++) {
    for (let b = 0; b < classCount; b++) {
      const term = at(weights, a, b) - ((rowWeights[a] ?? 0) + (columnWeights[b] ?? 0)) * (1 - value)
      sum += at(shares, a, b) * term * term
    }
  }
  const middle = value - expected * (1 - value)
  const variance = (sum - middle * middle) / ((1 - expected) * (1 - expected))
  return variance > 0 ? variance : 0
}

/** Weights of agreement: 1 on the diagonal, 0 for the heaviest disagreement. */
function agreementWeights(weighting: KappaWeighting, classCount: number): readonly (readonly number[])[] {
  const disagreements =
    typeof weighting === "string"
      ? Array.from({ length: classCount }, (_, a) =>
          Array.from({ length: classCount }, (_, b) => namedDisagreement(weighting, a, b)),
        )
      : weighting
  requireSquare(disagreements, classCount)
  const heaviest = Math.max(...disagreements.flat())
  return disagreements.map((row) => row.map((weight) => (heaviest === 0 ? 1 : 1 - weight / heaviest)))
}

function namedDisagreement(weighting: Extract<KappaWeighting, string>, a: number, b: number): number {
  if (weighting === "none") return a === b ? 0 : 1
  const distance = a > b ? a - b : b - a
  return weighting === "linear" ? distance : distance * distance
}

/** Tasks that two labelers share, counted by the class of the first (rows) and of the second (columns). */
export function sharedTable(observations: Observations, first: number, second: number): number[][] {
  const { classCount, taskIds, taskStarts, labelerIndexes, classIndexes } = observations
  const table = Array.from({ length: classCount }, () => new Array<number>(classCount).fill(0))
  for (let task = 0; task < taskIds.length; task++) {
    let a = -1
    let b = -1
    for (let label = taskStarts[task] as number; label < (taskStarts[task + 1] as number); label++) {
      if (labelerIndexes[label] === first) a = classIndexes[label] as number
      if (labelerIndexes[label] === second) b = classIndexes[label] as number
    }
    const row = table[a]
    if (row !== undefined && b >= 0) row[b] = (row[b] ?? 0) + 1
  }
  return table
}

function requireSquare(table: readonly (readonly number[])[], classCount: number): void {
  const isSquare = classCount >= 2 && table.length === classCount
  if (isSquare && table.every((row) => row.length === classCount)) return
  throw new DomainError("BAD_INPUT", "A table of agreement has a row and a column a class.", { classCount })
}

function at(table: readonly (readonly number[])[], a: number, b: number): number {
  return table[a]?.[b] ?? 0
}
