import { ZodError } from "zod"
import { createRequestContext } from "@/server/api/request-context"
import { DomainError, errorCodes } from "@/server/domain/errors"
import {
  downloadContribution,
  downloadContributionInput,
} from "@/server/services/contribution/download-contribution"

export const dynamic = "force-dynamic"

interface Place {
  readonly params: Promise<{ readonly contributionId: string }>
}

/** One's own encrypted copy, as an age file. */
export async function GET(_request: Request, { params }: Place): Promise<Response> {
  try {
    const input = downloadContributionInput.parse(await params)
    const { title, content } = await downloadContribution(await createRequestContext(), input)
    return new Response(content, {
      headers: {
        "content-type": "application/octet-stream",
        "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(`${title}.age`)}`,
        "cache-control": "no-store",
      },
    })
  } catch (error) {
    if (error instanceof DomainError) {
      const { code, message } = error
      return Response.json({ code, message }, { status: errorCodes[code].httpStatus })
    }
    if (error instanceof ZodError) return Response.json({ code: "NOT_FOUND" }, { status: 404 })
    throw error
  }
}
