import "server-only"
import { z } from "zod"
import { DomainError, notFound, wrongState } from "@/server/domain/errors"
import { requirePerson, type ServiceContext } from "../context"
import { idOf } from "../paging"
import { type ContributionRow, requireContribution } from "./standing"

export const downloadContributionInput = z.strictObject({ contributionId: idOf("contribution") })
type Input = z.infer<typeof downloadContributionInput>

/** Where one's own encrypted copy is fetched, while the gate is open. */
export async function getDownloadPath(context: ServiceContext, { contributionId }: Input): Promise<string> {
  const { contribution } = await requireContribution(context, contributionId, "contribution.read")
  requireKept(contribution)
  return `/api/contributions/${contributionId}`
}

/** One's own contribution as an age file that one's own key opens, with any tool that reads age. */
export async function downloadContribution(
  context: ServiceContext,
  { contributionId }: Input,
): Promise<{ readonly title: string; readonly content: ReadableStream<Uint8Array> }> {
  const { contribution } = await requireContribution(context, contributionId, "contribution.read")
  const { blobKey } = requireKept(contribution)
  if (contribution.admittedAt === null) {
    return { title: contribution.title, content: await readPart(context, blobKey) }
  }
  const { address } = requirePerson(context)
  const taken = await context.vault.call("takeOut", { contributionId, accountAddress: address })
  const payload = await readPart(context, taken.payloadBlobKey)
  const header = new Uint8Array(Buffer.from(taken.header, "base64"))
  return { title: contribution.title, content: prepend(header, payload) }
}

function requireKept({ state, blobKey }: ContributionRow): { readonly blobKey: string } {
  if (state === "revoked") {
    throw new DomainError(
      "CONSENT_CLOSED",
      "You have closed this gate: the key is gone, and nobody can open it here.",
    )
  }
  if (state === "rejected") throw wrongState("contribution", state, "nothing of it was kept")
  if (blobKey === null) throw wrongState("contribution", state, "not all of it has arrived yet")
  return { blobKey }
}

async function readPart(context: ServiceContext, blobKey: string): Promise<ReadableStream<Uint8Array>> {
  const part = await context.blobs.get(blobKey)
  if (part === null) throw notFound("contribution")
  return part
}

function prepend(header: Uint8Array, payload: ReadableStream<Uint8Array>): ReadableStream<Uint8Array> {
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>()
  const write = async () => {
    const writer = writable.getWriter()
    await writer.write(header)
    writer.releaseLock()
    await payload.pipeTo(writable)
  }
  // A reader that goes away ends the writing: there is nobody left to tell.
  write().catch(() => undefined)
  return readable
}
