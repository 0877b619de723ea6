import "server-only"
import type { Transaction } from "@/db/client"
import type { Id } from "@/server/domain/id"
import { chooseTasks } from "@/server/domain/run/choose-tasks"
import { seededRandom, shuffled } from "@/server/domain/seeded-random"
import type { ProjectRow } from "../project/standing"
import { type CandidateSearch, findCandidates, findGolds } from "../task/find-candidates"
import { type LeasedTask, leaseTasks } from "../task/lease-tasks"

/** Choices made for one run, when places are taken between the choice and the lease. */
const roundCount = 4

/** Thrown to break a transaction off: others hold the tasks that are left, so the next attempt waits for them. */
export class Crowded extends Error {
  override readonly name = "Crowded"
}

/**
 * Chooses and leases tasks until the run is full. At first, tasks that somebody else is just taking are left out and
 * others chosen. Where that leaves the run short, `Crowded` is thrown, and the caller comes again with `isWaiting`:
 * then the first round waits, with nothing in hand, so that no two takers wait for each other.
 * @throws Crowded
 */
export async function leaseChosen(
  transaction: Transaction,
  search: CandidateSearch,
  project: ProjectRow,
  seed: string,
  isWaiting: boolean,
): Promise<readonly LeasedTask[]> {
  const leased: LeasedTask[] = []
  const tried = new Set<string>()
  let isCrowded = false
  for (let round = 0; round < roundCount && leased.length < search.size; round++) {
    const chosen = chooseTasks({
      candidates: await findCandidates(transaction, search),
      golds: round === 0 ? await findGolds(transaction, search) : [],
      seenTaskIds: tried,
      rule: search.rule,
      runSize: search.size - leased.length,
      goldShare: project.goldShare,
      seed: `${seed}:${round}`,
    })
    if (chosen.length === 0) break
    const taskIds = chosen.map((one) => one.taskId as Id<"task">)
    for (const taskId of taskIds) tried.add(taskId)
    const wish = {
      taskIds,
      rule: search.rule,
      overlap: "adaptive",
      isWaiting: isWaiting && round === 0,
    } as const
    const outcome = await leaseTasks(transaction, wish)
    leased.push(...outcome.leased)
    isCrowded ||= outcome.lockedCount > 0
  }
  if (isCrowded && !isWaiting && leased.length < search.size) throw new Crowded()
  // A run of golds alone would give them away.
  if (leased.every((one) => one.isGold)) return []
  leased.sort((a, b) => (a.taskId < b.taskId ? -1 : 1))
  return shuffled(leased, seededRandom(`${seed}:order`))
}
