import "server-only"

/** Where an upload grows while it arrives: the resumable upload's own file, named by the contribution. */
export function stagedBlobKey(contributionId: string): string {
  return `staging/${contributionId}`
}

/** What the resumable upload keeps beside its file. */
export function stagedInfoKey(contributionId: string): string {
  return `staging/${contributionId}.json`
}

/** A whole upload, header and payload, until the vault has read it. */
export function uploadBlobKey(contributionId: string): string {
  return `uploads/${contributionId}`
}
