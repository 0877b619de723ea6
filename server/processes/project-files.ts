import { readdir, readFile } from "node:fs/promises"
import path from "node:path"
import type { ProjectFile } from "@/server/domain/transcript/check-projects"
import { subjectOf } from "@/server/domain/transcript/verify-file"

/** The name under which the site gives out an edition of a project's transcript. */
const publishedName = /^millpond-(prj_[0-9a-z]+)-(\d+)\.jsonl$/

/**
 * The transcripts of projects that an epoch's is held against: the files that are named, and for what these leave out
 * the newest edition that lies beside it under the name that the site gave it.
 * @throws Error for a named file that is not there or is no project's transcript
 */
export async function findProjectFiles(
  epochFile: string,
  projectIds: readonly string[],
  named: readonly string[],
): Promise<readonly ProjectFile[]> {
  const files = await Promise.all(named.map(readProject))
  const left = projectIds.filter((projectId) => !files.some((file) => file.projectId === projectId))
  const folder = path.dirname(epochFile)
  const beside = newestEditions(await readdir(folder), left)
  return [...files, ...(await Promise.all(beside.map((name) => readProject(path.join(folder, name)))))]
}

async function readProject(name: string): Promise<ProjectFile> {
  const file = new Uint8Array(await readFile(name))
  const head = new TextDecoder().decode(file.subarray(0, file.indexOf(10)))
  const subject = subjectOf(head)
  if (subject?.kind !== "project") throw new Error(`${name} is no transcript of a project.`)
  return { projectId: subject.projectId, file, published: null, isAnchored: true }
}

function newestEditions(names: readonly string[], projectIds: readonly string[]): readonly string[] {
  const newest = new Map<string, { readonly name: string; readonly edition: number }>()
  for (const name of names) {
    const [, projectId = "", number] = publishedName.exec(name) ?? []
    const edition = Number(number)
    if (projectIds.includes(projectId) && edition > (newest.get(projectId)?.edition ?? 0)) {
      newest.set(projectId, { name, edition })
    }
  }
  return [...newest.values()].map(({ name }) => name)
}
