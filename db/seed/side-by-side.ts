export interface SideBySide<Step> {
  /** Steps that are under way together, at most. */
  readonly atOnce: number
  /** Steps that lie further apart than this, in milliseconds, are never under way together. */
  readonly withinMs: number
  /** When a step happened, in milliseconds. */
  timeOf(step: Step): number
  /** Who does a step: nobody does two at once. */
  personOf(step: Step): string
  doStep(step: Step): Promise<void>
}

/**
 * Does steps, sorted by time, as people who work side by side do: they begin in their order, a few are under way
 * together, and each person's own follow one another. After a failure no step begins; it is thrown once all have ended.
 */
export async function doSideBySide<Step>(steps: readonly Step[], plan: SideBySide<Step>): Promise<void> {
  const underWay = new Map<string, { readonly time: number; readonly ended: Promise<void> }>()
  const failures: unknown[] = []
  for (const step of steps) {
    const person = plan.personOf(step)
    const time = plan.timeOf(step)
    const mustWait = () =>
      underWay.size >= plan.atOnce ||
      underWay.has(person) ||
      [...underWay.values()].some((other) => time - other.time > plan.withinMs)
    while (mustWait()) await Promise.race([...underWay.values()].map(({ ended }) => ended))
    if (failures.length > 0) break
    const ended = plan
      .doStep(step)
      .catch((error: unknown) => void failures.push(error))
      .finally(() => underWay.delete(person))
    underWay.set(person, { time, ended })
  }
  await Promise.all([...underWay.values()].map(({ ended }) => ended))
  if (failures.length > 0) throw failures[0]
}
