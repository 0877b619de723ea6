import { Readable } from "node:stream"
import { loadManifestSource, streamManifest } from "@/server/services/release/list-manifest"
import { idFrom, respond } from "../../../respond"

interface Segment {
  readonly params: Promise<{ readonly releaseId: string }>
}

/** The leaves of a release as JSON Lines: the file whose SHA-256 stands in the Croissant description. */
export function GET(request: Request, { params }: Segment): Promise<Response> {
  return respond(request, async (context) => {
    const releaseId = idFrom("release", (await params).releaseId)
    await loadManifestSource(context, releaseId)
    const lines = Readable.toWeb(Readable.from(encode(streamManifest(context, { releaseId }))))
    return new Response(lines as ReadableStream<Uint8Array>, {
      headers: {
        "Content-Type": "application/jsonlines; charset=utf-8",
        "Content-Disposition": `attachment; filename="millpond-${releaseId}-manifest.jsonl"`,
      },
    })
  })
}

async function* encode(parts: AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder()
  for await (const part of parts) yield encoder.encode(part)
}
