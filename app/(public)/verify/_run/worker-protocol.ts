import type { ProjectFile } from "@/server/domain/transcript/check-projects"
import type { StepResult } from "@/server/domain/transcript/recompute"
import type { Expectation, VerifyStep } from "@/server/domain/transcript/verify-file"

/** Where the file comes from: the site, or the person's own device. */
export type FileSource = { readonly url: string; readonly byteSize: number | null } | { readonly blob: Blob }

/** A project's transcript that an epoch is held against: loaded beside it. */
export interface ProjectSource extends Omit<ProjectFile, "file"> {
  readonly source: FileSource
}

export interface VerifyRequest {
  readonly source: FileSource
  readonly projects?: readonly ProjectSource[]
  readonly expectation: Omit<Expectation, "projects">
}

export interface TimedStep extends StepResult<VerifyStep> {
  readonly seconds: number
}

export type VerifyReport =
  | { readonly kind: "loading"; readonly share: number | null }
  | { readonly kind: "recomputing"; readonly share: number }
  | { readonly kind: "step"; readonly step: TimedStep }
  | { readonly kind: "done"; readonly byteSize: number; readonly seconds: number }
  | { readonly kind: "failed"; readonly message: string }
