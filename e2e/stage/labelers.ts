import { Decrypter, generateX25519Identity, identityToRecipient } from "age-encryption"
import { privateKeyToAccount } from "viem/accounts"
import type { Stage } from "@/db/seed/stage"
import type { Person } from "@/server/domain/access/actor"
import { readOpenedItems } from "@/server/domain/envelope/opened-items"
import type { Id } from "@/server/domain/id"
import { openAccount } from "@/server/services/account/open-account"
import { updateAccount } from "@/server/services/account/update-account"
import { answerRun } from "@/server/services/run/answer-run"
import { finishRun } from "@/server/services/run/finish-run"
import { getRun } from "@/server/services/run/get-run"
import { openRun } from "@/server/services/run/open-run"
import { takeRun } from "@/server/services/run/take-run"
import { readingOf } from "./rows"

/** Keys of people who label; worth nothing anywhere. */
export const labelerKeys = [1, 2, 3, 4, 5, 6].map((place) => `0x${String(place).repeat(64)}` as const)

/** Somebody who reads and answers without a browser, through the verbs that the label room calls. */
export interface Labeler {
  readonly person: Person
  readonly identity: string
  readonly recipient: string
  readonly place: number
}

export async function openLabeler(stage: Stage, place: number): Promise<Labeler> {
  const privateKey = labelerKeys[place]
  if (privateKey === undefined) throw new Error(`There is no labeler ${place}.`)
  const { db, now } = stage.context({ kind: "stranger" })
  const { address } = privateKeyToAccount(privateKey)
  const person = await db.transaction((transaction) => openAccount({ now }, transaction, address))
  await updateAccount(stage.context(person), { displayName: `Labeler ${place + 1}` })
  const identity = await generateX25519Identity()
  return { person, identity, recipient: await identityToRecipient(identity), place }
}

/** Takes runs of a project, reads each item and answers by what it says, until nothing is left for this labeler. */
export async function labelAll(
  stage: Stage,
  labeler: Labeler,
  projectId: Id<"project">,
  stakePoints = 0n,
): Promise<number> {
  let answerCount = 0
  for (;;) {
    const count = await labelOneRun(stage, labeler, projectId, stakePoints)
    await stage.runJobs()
    if (count === 0) return answerCount
    answerCount += count
  }
}

async function labelOneRun(
  stage: Stage,
  labeler: Labeler,
  projectId: Id<"project">,
  stakePoints: bigint,
): Promise<number> {
  const context = stage.context(labeler.person)
  const wish = { projectId, stakePoints, readerRecipient: labeler.recipient }
  const taken = await takeRun(context, wish).catch((error: unknown) => {
    if (isRefusal(error, "NOTHING_TO_DO")) return null
    throw error
  })
  if (taken === null) return 0
  const { runId } = taken
  const { ciphertext } = await openRun(context, { runId })
  const decrypter = new Decrypter()
  decrypter.addIdentity(labeler.identity)
  const { items } = readOpenedItems(await decrypter.decrypt(Buffer.from(ciphertext, "base64")))
  const { assignments } = await getRun(context, { runId })
  const answers = assignments.map(({ assignmentId, itemIds }) => {
    const text = String(items[itemIds[0] ?? ""]?.text ?? "")
    return { assignmentId, answer: { optionIds: [readingOf(text, labeler.place)] } }
  })
  await answerRun(context, { runId, answers })
  await finishRun(context, { runId })
  return answers.length
}

/** By its code: scripts here are modules, and hold another copy of the class than the services. */
function isRefusal(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code
}
