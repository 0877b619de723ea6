import { contribute } from "@/db/seed/contribute"
import { openCorpusPerson, openDemoPerson, type SeedPerson } from "@/db/seed/people"
import { type OpenedPool, openPool } from "@/db/seed/pools"
import { openStage, type Stage } from "@/db/seed/stage"
import type { Id } from "@/server/domain/id"
import type { PoolDraft } from "@/server/domain/pool/draft"
import { isoWeekOf } from "@/server/domain/run/iso-week"
import { appointModerator } from "@/server/services/pool/appoint-moderator"
import { createProject } from "@/server/services/project/create-project"
import { openProject } from "@/server/services/project/open-project"
import { labelAll, labelerKeys, openLabeler } from "./labelers"
import { practiceRows, storyRows } from "./rows"
import { groundTerms } from "./terms"

const poolTerms: Omit<PoolDraft, "treasuryAddress"> = {
  name: "Voices of the river",
  purpose:
    "What people say about their river, sorted by what each statement rests on: facts, experience or values.",
  itemSchema: {
    fields: [
      {
        name: "text",
        type: "text",
        isRequired: true,
        minLength: 20,
        maxLength: 2000,
        description: "The statement",
      },
      { name: "place", type: "text", isRequired: true, maxLength: 120, description: "Where it was said" },
    ],
    bodyField: "text",
  },
  mediaTypes: ["application/jsonl"],
  licenceId: "CC-BY-4.0",
  licenceText: null,
  priceAmount: 120_000_000n,
  split: { contributorsBps: 4000, labelersBps: 4500, moderatorsBps: 500, treasuryBps: 1000 },
  grantDurationSeconds: 30 * 86_400,
  inspectionSeconds: 5,
}

/** An open pool with rows, people who can label, and one finished project in which they have earned points. */
async function raise(stage: Stage) {
  const owner = await openDemoPerson(stage, "owner", "Tariq Okafor")
  const moderator = await openDemoPerson(stage, "moderator", "Mei Lindqvist")
  const pool = await openPool(stage, owner, { ...poolTerms, treasuryAddress: owner.actor.address })
  const { poolId } = pool
  await appointModerator(stage.context(owner.actor), { poolId, address: moderator.actor.address })
  const reader = await openCorpusPerson(stage, "river reader", "River reader")
  await addRows(stage, reader, pool, "Notes from the bank", practiceRows)
  const practice = await practise(stage, owner, poolId)
  const storyContributionId = await addRows(stage, reader, pool, "Notes from the weir", storyRows)
  const moderatorAddress = moderator.actor.address
  const { name: poolName } = poolTerms
  return { poolId, poolName, ...practice, storyContributionId, labelerKeys, moderatorAddress }
}

function addRows(
  stage: Stage,
  reader: SeedPerson,
  pool: OpenedPool,
  title: string,
  texts: readonly string[],
) {
  const rows = texts.map((text) => ({ text, place: "Millbrook" }))
  return contribute(stage, reader, pool, {
    title,
    rows,
    purposes: ["label", "train", "evaluate", "statistics"],
  })
}

async function practise(stage: Stage, owner: SeedPerson, poolId: Id<"pool">) {
  const context = stage.context(owner.actor)
  const { projectId } = await createProject(context, {
    ...groundTerms("Practice at the river"),
    poolId,
    tasks: { mode: "everyItem" },
  })
  await openProject(context, { projectId })
  for (const place of [0, 1, 2]) await labelAll(stage, await openLabeler(stage, place), projectId)
  await stage.runJob("refitProject", { projectId })
  await stage.runJob("settleRuns", { projectId })
  const practiceWeek = isoWeekOf(stage.clock.now())
  await stage.runJobs()
  return { practiceProjectId: projectId, practiceWeek }
}

async function main(): Promise<void> {
  const stage = await openStage(new Date())
  stage.clock.goLive()
  try {
    console.log(JSON.stringify(await raise(stage)))
  } finally {
    await stage.close()
  }
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error)
    process.exit(1)
  },
)
