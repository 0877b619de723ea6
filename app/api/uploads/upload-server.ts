import "server-only"
import path from "node:path"
import { FileStore } from "@tus/file-store"
import { Server, Upload } from "@tus/server"
import { ZodError } from "zod"
import { createRequestContext } from "@/server/api/request-context"
import { maxUploadBytes } from "@/server/domain/contribution/admission"
import { DomainError, errorCodes, notFound } from "@/server/domain/errors"
import { type Id, isId } from "@/server/domain/id"
import { webEnv } from "@/server/platform/env"
import { logger } from "@/server/platform/logger"
import { uploadPath } from "@/server/services/contribution/create-contribution"
import { readUploadProgress } from "@/server/services/contribution/read-upload-progress"
import { recordUpload } from "@/server/services/contribution/record-upload"
import { startUpload } from "@/server/services/contribution/start-upload"

/** Uploads that grow in the staging folder, each under its contribution's id; those that have arrived stay known. */
class ContributionUploads extends FileStore {
  override async getUpload(id: string): Promise<Upload> {
    const { byteSize, hasArrived } = await readUploadProgress(
      await createRequestContext(),
      contributionIdOf(id),
    )
    if (hasArrived && byteSize !== null) return new Upload({ id, size: byteSize, offset: byteSize })
    return super.getUpload(id)
  }
}

/** The resumable upload's server: every request is answered to the contribution's own person alone. */
export function createUploadServer(): Server {
  const datastore = new ContributionUploads({ directory: path.join(webEnv().BLOBS_DIR, "staging") })
  return new Server({
    path: uploadPath,
    datastore,
    maxSize: maxUploadBytes,
    relativeLocation: true,
    respectForwardedHeaders: false,
    allowedOrigins: [new URL(webEnv().ORIGIN).origin],
    namingFunction: (_request, metadata) =>
      asTusFault(async () => contributionIdOf(metadata?.contributionId)),
    onIncomingRequest: (request, id) =>
      asTusFault(() => receive(datastore, request.method, contributionIdOf(id))),
    onUploadCreate: (_request, upload) =>
      asTusFault(async () => {
        const contributionId = contributionIdOf(upload.id)
        await startUpload(await createRequestContext(), { contributionId, byteSize: upload.size ?? 0 })
        return { metadata: { contributionId } }
      }),
    onUploadFinish: (_request, upload) =>
      asTusFault(async () => {
        await recordUpload(await createRequestContext(), { contributionId: contributionIdOf(upload.id) })
        return {}
      }),
  })
}

/** A server that died between the last byte and the receipt makes up for it when the browser asks how far it is. */
async function receive(store: FileStore, method: string, contributionId: Id<"contribution">): Promise<void> {
  const context = await createRequestContext()
  const { hasArrived } = await readUploadProgress(context, contributionId)
  if (method !== "HEAD" || hasArrived) return
  const upload = await FileStore.prototype.getUpload.call(store, contributionId).catch(() => null)
  if (upload !== null && upload.size === upload.offset) await recordUpload(context, { contributionId })
}

function contributionIdOf(id: string | null | undefined): Id<"contribution"> {
  if (typeof id !== "string" || !isId("contribution", id)) throw notFound("contribution")
  return id
}

/** Refusals in the form that the tus server presents; a defect is written down and says nothing. */
async function asTusFault<Answer>(step: () => Promise<Answer>): Promise<Answer> {
  try {
    return await step()
  } catch (error) {
    throw faultOf(error)
  }
}

function faultOf(error: unknown): { readonly status_code: number; readonly body: string } {
  if (error instanceof DomainError) {
    return { status_code: errorCodes[error.code].httpStatus, body: error.message }
  }
  if (error instanceof ZodError)
    return { status_code: 400, body: "The upload is not announced as it should be." }
  logger.error("upload failed", { error })
  return { status_code: 500, body: "Something failed on our side. What has arrived is kept." }
}
