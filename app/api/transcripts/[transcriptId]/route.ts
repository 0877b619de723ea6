import { openTranscript } from "@/server/services/transcript/open-transcript"
import { idFrom, respondToPersonOrKey } from "../../v1/respond"

interface Segment {
  readonly params: Promise<{ readonly transcriptId: string }>
}

/** The transcript of a closed project, for anybody. An edition never changes. */
export function GET(request: Request, { params }: Segment): Promise<Response> {
  return respondToPersonOrKey(request, async (context) => {
    const transcriptId = idFrom("transcript", (await params).transcriptId)
    const { content, fileName } = await openTranscript(context, { transcriptId })
    return new Response(content, {
      headers: {
        "Content-Type": "application/x-ndjson; charset=utf-8",
        "Content-Disposition": `attachment; filename="${fileName}"`,
        "Cache-Control": "public, max-age=31536000, immutable",
      },
    })
  })
}
