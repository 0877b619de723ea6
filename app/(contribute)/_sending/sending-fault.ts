import { explainError } from "@/app/_trpc/explain-error"
import type { FailedAt } from "./sending-state"
import { UploadPaused } from "./upload"

/** Sending stopped at a stage: what happened, and the way on where there is one to name. */
export class SendingFault extends Error {
  override readonly name = "SendingFault"

  constructor(
    readonly at: FailedAt,
    message: string,
    readonly todo?: string,
  ) {
    super(message)
  }
}

/** Runs one stage; whatever it throws is told as a fault of that stage. */
export async function atStage<Result>(at: FailedAt, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    throw error instanceof SendingFault || error instanceof UploadPaused ? error : faultOf(at, error)
  }
}

function faultOf(at: FailedAt, error: unknown): SendingFault {
  if (error instanceof DOMException && error.name === "QuotaExceededError") {
    return new SendingFault(
      at,
      "This device has no room for the encrypted copy",
      "Free some space, then go on.",
    )
  }
  const { title, todo, reason } = explainError(error)
  if (reason !== "UNKNOWN" || !(error instanceof Error) || error.message === "")
    return new SendingFault(at, title, todo)
  return new SendingFault(at, error.message)
}

/** What is kept when a stage failed, so that nobody starts over out of fear. */
export const safeTexts: Readonly<Record<FailedAt, string>> = {
  sealing: "Nothing was sent. Your files are as they were.",
  announcing: "Nothing was sent. Your data is encrypted on this device, and stays there.",
  uploading:
    "What has arrived is kept, and the rest is on this device. You may close this page and go on later.",
  signing: "Everything has arrived, encrypted. Without your signature nobody may open it.",
  submitting: "Everything has arrived, encrypted. It is handed in once, however often you try.",
}
