import { Decrypter, generateX25519Identity, identityToRecipient } from "age-encryption"
import { eq } from "drizzle-orm"
import { privateKeyToAccount } from "viem/accounts"
import { item } from "@/db/schema/item"
import { run } from "@/db/schema/run"
import { contribute } from "@/db/seed/contribute"
import { corpusKeyOf, openCorpusPerson, type SeedPerson } from "@/db/seed/people"
import { openPool } from "@/db/seed/pools"
import { buyGrant, publishRelease } from "@/db/seed/sell"
import { openStage, type Stage } from "@/db/seed/stage"
import type { Id } from "@/server/domain/id"
import type { PoolDraft } from "@/server/domain/pool/draft"
import { openAccount } from "@/server/services/account/open-account"
import { openDelivery } from "@/server/services/delivery/get-delivery"
import { requestDelivery } from "@/server/services/delivery/request-delivery"
import { fillWallet } from "@/server/services/faucet/fill-wallet"
import { createOrganization } from "@/server/services/organization/create-organization"
import { setRecipient } from "@/server/services/organization/set-recipient"
import { createProject } from "@/server/services/project/create-project"
import { openProject } from "@/server/services/project/open-project"
import { labelAll } from "./labelers"
import { practiceRows } from "./rows"
import { groundTerms } from "./terms"

/** A labeler of the heath who has earned points; the key is worth nothing anywhere. */
const labelerKey = `0x${"7".repeat(64)}` as const

const poolTerms: Omit<PoolDraft, "treasuryAddress"> = {
  name: "Voices of the heath",
  purpose:
    "What people say about their heath. Beside the river's pool, for journeys on which something fails.",
  itemSchema: {
    fields: [
      {
        name: "text",
        type: "text",
        isRequired: true,
        minLength: 20,
        maxLength: 60_000,
        description: "The statement",
      },
    ],
    bodyField: "text",
  },
  mediaTypes: ["application/jsonl"],
  licenceId: "CC-BY-4.0",
  licenceText: null,
  priceAmount: 60_000_000n,
  split: { contributorsBps: 4000, labelersBps: 4500, moderatorsBps: 500, treasuryBps: 1000 },
  grantDurationSeconds: 30 * 86_400,
  // Long enough to be challenged by hand on any machine; no journey waits for its sales to settle.
  inspectionSeconds: 3600,
}

/** One answer settles a task. */
const terms = { ...groundTerms("Stand of the heath"), minLabels: 1, maxLabels: 1, targetConfidence: 0.51 }

const openKeeper = (stage: Stage) => openCorpusPerson(stage, "heath keeper", "Heath keeper")

/** An open pool, a labeler who has earned points in it, a project whose runs are kept for a short while, and two more. */
async function raise(stage: Stage) {
  const keeper = await openKeeper(stage)
  await fillWallet(stage.context(keeper.actor))
  const pool = await openPool(stage, keeper, { ...poolTerms, treasuryAddress: keeper.actor.address })
  const { poolId } = pool
  const reader = await openCorpusPerson(stage, "heath reader", null)
  await contribute(stage, reader, pool, {
    title: "Notes from the heath",
    rows: practiceRows.map((text) => ({ text })),
    purposes: ["label", "train"],
  })
  const tasks = { mode: "everyItem" } as const
  const practice = await openOver(stage, keeper, { ...terms, poolId, tasks })
  await practise(stage, practice)
  const { projectId } = await openOver(stage, keeper, {
    ...terms,
    name: "Short leases on the heath",
    leaseSeconds: 60,
    poolId,
    tasks,
  })
  const rewarded = await openOver(stage, keeper, { ...terms, name: "Rewarded on the heath", poolId, tasks })
  const careful = await openOver(stage, keeper, {
    ...terms,
    ...{ name: "Careful on the heath", minSkill: 0.4, poolId, tasks },
  })
  return {
    ...{ poolId, projectId, practiceProjectId: practice.projectId, rewardedProjectId: rewarded.projectId },
    ...{ carefulProjectId: careful.projectId, labelerKey },
  }
}

async function openOver(stage: Stage, keeper: SeedPerson, input: Parameters<typeof createProject>[1]) {
  const context = stage.context(keeper.actor)
  const { projectId } = await createProject(context, input)
  await openProject(context, { projectId })
  return { projectId }
}

async function practise(stage: Stage, { projectId }: { readonly projectId: Id<"project"> }): Promise<void> {
  const { db, now } = stage.context({ kind: "stranger" })
  const { address } = privateKeyToAccount(labelerKey)
  const person = await db.transaction((transaction) => openAccount({ now }, transaction, address))
  const identity = await generateX25519Identity()
  const recipient = await identityToRecipient(identity)
  await labelAll(stage, { person, identity, recipient, place: 0 }, projectId)
  await stage.runJob("settleRuns", { projectId })
  await stage.runJobs()
}

/** A project over the items of one contribution. */
async function ask(stage: Stage, contributionId: Id<"contribution">) {
  const keeper = await openKeeper(stage)
  const { db } = stage.context({ kind: "stranger" })
  const items = await db
    .select({ itemId: item.id, poolId: item.poolId })
    .from(item)
    .where(eq(item.contributionId, contributionId))
  const [first] = items
  if (first === undefined) throw new Error("The contribution has no items.")
  const rows = items.map(({ itemId }) => ({ itemIds: [itemId] }))
  const name = "What the heath hides"
  return openOver(stage, keeper, { ...terms, name, poolId: first.poolId, tasks: { mode: "listed", rows } })
}

/** Sells a release of a project and opens the buyer's copy with the buyer's own key. */
async function sell(stage: Stage, projectId: Id<"project">) {
  const releaseId = await publishRelease(stage, await openKeeper(stage), {
    projectId,
    name: "Heath, first release",
    description: "Statements about a heath, each with what it rests on.",
  })
  const buyerName = `buyer of ${releaseId}`
  const buyer = await openCorpusPerson(stage, buyerName, null)
  const context = stage.context(buyer.actor)
  const { organizationId } = await createOrganization(context, { name: "Adder Labs" })
  const identity = await generateX25519Identity()
  await setRecipient(context, { organizationId, recipient: await identityToRecipient(identity) })
  const grantId = await buyGrant(stage, buyer, { releaseId, organizationId })
  const { deliveryId } = await requestDelivery(context, { grantId })
  await stage.runJobs()
  const { content } = await openDelivery(context, { deliveryId })
  const decrypter = new Decrypter()
  decrypter.addIdentity(identity)
  const copy = await decrypter.decrypt(new Uint8Array(await new Response(content).arrayBuffer()), "text")
  return { grantId, buyerKey: corpusKeyOf(buyerName), lines: copy.trim().split("\n") }
}

/** Lets a run's time end so soon, as if its labeler had stayed away for as long as it is kept. */
async function lapse(stage: Stage, runId: Id<"run">, inSeconds: number) {
  const { db, now } = stage.context({ kind: "stranger" })
  const leaseExpiresAt = new Date(now().getTime() + inSeconds * 1000)
  await db.update(run).set({ leaseExpiresAt }).where(eq(run.id, runId))
  return { leaseExpiresAt }
}

/** `heath.ts raise`, `ask CONTRIBUTION`, `sell PROJECT` or `lapse RUN SECONDS`. */
async function main(): Promise<void> {
  const [verb, id = "", seconds = "0"] = process.argv.slice(2)
  const verbs: Readonly<Record<string, (stage: Stage) => Promise<object>>> = {
    raise,
    ask: (stage) => ask(stage, id as Id<"contribution">),
    sell: (stage) => sell(stage, id as Id<"project">),
    lapse: (stage) => lapse(stage, id as Id<"run">, Number(seconds)),
  }
  const work = verbs[verb ?? ""]
  if (work === undefined) throw new Error("Say what to do on the heath.")
  const stage = await openStage(new Date())
  stage.clock.goLive()
  try {
    console.log(JSON.stringify(await work(stage)))
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
