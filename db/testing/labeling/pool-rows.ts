import { randomBytes } from "node:crypto"
import { consent, contribution, item, pool, poolModerator } from "@/db/schema"
import type { World } from "@/db/testing/world"
import { type Id, type IdNoun, makeId } from "@/server/domain/id"

const hash = (): `0x${string}` => `0x${randomBytes(32).toString("hex")}`

export interface PoolRows {
  readonly poolId: Id<"pool">
  readonly itemIds: readonly Id<"item">[]
}

/** An open pool with live items under consent, as opening and admission leave it; contents are no matter here. */
export async function insertPool(
  world: World,
  parts: {
    readonly owner: string
    readonly moderators?: readonly string[]
    readonly items: Record<string, number>
  },
): Promise<PoolRows> {
  const createdAt = world.clock.now()
  const newId = <Noun extends IdNoun>(noun: Noun) => makeId(noun, createdAt, randomBytes(11))
  const owner = await world.person(parts.owner)
  const poolId = newId("pool")
  await world.db.insert(pool).values({
    id: poolId,
    ownerId: owner.actor.accountId,
    name: "Convincing arguments",
    purpose: "To find what convinces",
    itemSchema: {
      fields: [{ name: "text", type: "text", isRequired: true, description: "" }],
      bodyField: "text",
    },
    mediaTypes: ["application/jsonl"],
    licenceId: "cc-by-4.0",
    priceAmount: 1_000_000n,
    contributorsBps: 6_000,
    labelersBps: 3_000,
    moderatorsBps: 500,
    treasuryBps: 500,
    treasuryAddress: owner.actor.address,
    grantDurationSeconds: 3_600,
    inspectionSeconds: 60,
    state: "open",
    salt: hash(),
    createdAt,
    openedAt: createdAt,
  })
  for (const name of parts.moderators ?? []) {
    const { actor } = await world.person(name)
    await world.db
      .insert(poolModerator)
      .values({ poolId, accountId: actor.accountId, appointedAt: createdAt })
  }
  const itemIds: Id<"item">[] = []
  for (const [name, count] of Object.entries(parts.items)) {
    const { actor } = await world.person(name)
    const contributionId = newId("contribution")
    const contributionHash = hash()
    await world.db.insert(contribution).values({
      id: contributionId,
      poolId,
      contributorId: actor.accountId,
      title: `Arguments of ${name}`,
      mediaType: "application/jsonl",
      state: "accepted",
      contributionHash,
      plaintextByteSize: 100,
      acceptedCount: count,
      createdAt,
    })
    const expiresAt = new Date(createdAt.getTime() + 365 * 86_400_000)
    await world.db.insert(consent).values({
      id: newId("consent"),
      contributionId,
      purposes: ["label", "train"],
      message: {
        pool: hash(),
        contributionHash,
        purposes: ["label", "train"],
        expiry: String(expiresAt.getTime() / 1000),
        nonce: hash(),
      },
      signature: "0x00",
      signedAt: createdAt,
      expiresAt,
    })
    const rows = Array.from({ length: count }, (_, index) => ({
      id: newId("item"),
      poolId,
      contributionId,
      rowNumber: index + 1,
      byteSize: 10,
      itemHash: hash(),
      groupKey: `group ${index % 2}`,
      state: "live" as const,
      createdAt,
    }))
    for (let start = 0; start < rows.length; start += 1_000) {
      await world.db.insert(item).values(rows.slice(start, start + 1_000))
    }
    itemIds.push(...rows.map((row) => row.id))
  }
  return { poolId, itemIds }
}
