import { existsSync } from "node:fs"
import { readFile } from "node:fs/promises"
import path from "node:path"
import { wordErrorRate, wordsOf } from "@/server/domain/consensus/agreement/word-error"
import { fitTexts } from "@/server/domain/consensus/merged/fit-texts"
import type { Figure } from "./bench-figures"

/** Crowd translations with their truth (CrowdWSA2019), beside the repository. */
const folder = path.resolve(import.meta.dirname, "../../../shared/data/translations")

/** Mean word error of merged translations, against a peer's ROVER; nothing where the data does not lie there. */
export async function benchTexts(): Promise<readonly Figure[]> {
  if (!existsSync(folder)) return []
  const answers = (await readRows("J1_label.tsv")).map(([labelerId = "", taskId = "", text = ""]) => ({
    taskId,
    labelerId,
    text: text.toLowerCase(),
  }))
  const startedAt = performance.now()
  const { texts } = fitTexts(answers)
  const seconds = (performance.now() - startedAt) / 1000
  const rates = (await readRows("J1_gt.tsv")).map(([taskId = "", truth = ""]) =>
    wordErrorRate(wordsOf(truth.toLowerCase()), wordsOf(texts.get(taskId)?.text ?? "")),
  )
  const mean = rates.reduce((sum, rate) => sum + rate, 0) / rates.length
  return [
    {
      what: `Mean word error, ${answers.length.toLocaleString("en")} translations`,
      measured: `${mean.toFixed(3)} in ${seconds.toFixed(2)} s`,
      promise: { text: "at most a peer's ROVER, 0.607", isKept: mean <= 0.607 },
    },
  ]
}

async function readRows(file: string): Promise<readonly (readonly string[])[]> {
  const text = await readFile(path.join(folder, file), "utf8")
  return text
    .split(/\r?\n/)
    .slice(1)
    .filter((line) => line !== "")
    .map((line) => line.split("\t"))
}
