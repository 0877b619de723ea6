/** The id of the local development chain, where periods are short enough to watch. */
const localChainId = 31337

const localSeconds = 60
const weekSeconds = 7 * 24 * 3600

/** How long an epoch collects after its first earning before the schedule closes it, in seconds. Owners may close sooner. */
export function epochPeriodSeconds(chainId: number): number {
  return chainId === localChainId ? localSeconds : weekSeconds
}
