import type { Server } from "@tus/server"
import { refuseForeignPage } from "../../own-page"
import { createUploadServer } from "../upload-server"

export const dynamic = "force-dynamic"

// One server a process: it keeps two requests from writing to one upload at once.
const kept = globalThis as { millpondUploads?: Server }

/** Resumable uploads (tus 1.0). What has arrived is not given back here: there is no GET. */
async function takeUpload(request: Request): Promise<Response> {
  const refusal = refuseForeignPage(request)
  if (refusal !== null) return refusal
  kept.millpondUploads ??= createUploadServer()
  return kept.millpondUploads.handleWeb(request)
}

export {
  takeUpload as DELETE,
  takeUpload as HEAD,
  takeUpload as OPTIONS,
  takeUpload as PATCH,
  takeUpload as POST,
}
