/** What a person asked the catalogue for, as it stands in the address. */
export interface PoolsFilter {
  readonly search?: string
  readonly state?: string
}

export const shownStates = ["open", "closed"] as const
export type ShownState = (typeof shownStates)[number]

/** The catalogue's question to the server; what no pool can be is left out. */
export function poolQueryOf({ search, state }: PoolsFilter): {
  readonly search?: string
  readonly state?: ShownState
} {
  const known = shownStates.find((each) => each === state)
  const text = search?.trim() ?? ""
  return { ...(text === "" ? {} : { search: text }), ...(known === undefined ? {} : { state: known }) }
}
