export const durationUnits = ["seconds", "minutes", "hours", "days"] as const
export type DurationUnit = (typeof durationUnits)[number]

const unitSeconds: Readonly<Record<DurationUnit, number>> = {
  seconds: 1,
  minutes: 60,
  hours: 3_600,
  days: 86_400,
}

/** A length of time as it is typed. */
export interface DurationValues {
  readonly count: string
  readonly unit: DurationUnit
}

/** Whole seconds; NaN where it is not a whole number of the unit. */
export function secondsOf({ count, unit }: DurationValues): number {
  return /^\d{1,7}$/.test(count.trim()) ? Number(count.trim()) * unitSeconds[unit] : Number.NaN
}

/** The same length in the largest unit that measures it whole. */
export function durationValuesOf(seconds: number): DurationValues {
  const unit = [...durationUnits].reverse().find((one) => seconds % unitSeconds[one] === 0) ?? "seconds"
  return { count: String(seconds / unitSeconds[unit]), unit }
}
