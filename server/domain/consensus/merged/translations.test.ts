// biome-ignore lint/style/noRestrictedImports: a test may read the data that it measures itself against.
import { existsSync, readFileSync } from "node:fs"
// biome-ignore lint/style/noRestrictedImports: a test may read the data that it measures itself against.
import path from "node:path"
import { describe, expect, it } from "vitest"
import { wordErrorRate, wordsOf } from "../agreement/word-error"
import { fitTexts } from "./fit-texts"

// CrowdWSA2019 lies beside the repository, or the test is skipped.
const folder = path.resolve(import.meta.dirname, "../../../../../shared/data/translations")
const isThere = existsSync(folder)
const reason = isThere ? "" : ` (skipped: no translations in ${folder})`

/** What a peer's ROVER comes to on the same texts. */
const reference = 0.607

const rowsOf = (file: string) =>
  readFileSync(path.join(folder, file), "utf8")
    .split(/\r?\n/)
    .slice(1)
    .filter((line) => line !== "")
    .map((line) => line.split("\t"))

describe.skipIf(!isThere)(`ten crowd translations of 250 sentences${reason}`, () => {
  it("merge into texts with no more word errors than the reference has", () => {
    const answers = rowsOf("J1_label.tsv").map(([labelerId = "", taskId = "", text = ""]) => ({
      taskId,
      labelerId,
      text: text.toLowerCase(),
    }))
    const { texts } = fitTexts(answers)
    const rates = rowsOf("J1_gt.tsv").map(([taskId = "", truth = ""]) =>
      wordErrorRate(wordsOf(truth.toLowerCase()), wordsOf(texts.get(taskId)?.text ?? "")),
    )
    const mean = rates.reduce((sum, rate) => sum + rate, 0) / rates.length
    expect(rates).toHaveLength(250)
    expect(mean).toBeLessThanOrEqual(reference)
  })
})
