import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import path from "node:path"
import { afterAll, describe, expect, it } from "vitest"
import { fitConsensus } from "@/server/domain/consensus/fit"
import { readLabels, readTruths } from "./consensus-files"
import { describeResult, labelsCsv, skillsCsv, summaryOf } from "./consensus-report"

const folder = mkdtempSync(path.join(tmpdir(), "millpond-consensus-"))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function fileOf(name: string, text: string): string {
  const file = path.join(folder, name)
  writeFileSync(file, text)
  return file
}

const labels =
  'label,item,worker,seconds\r\nyes,"a, b",w1,3\r\nyes,"a, b",w2,4\r\nno,c,w1,5\r\nno,c,w2,6\r\nyes,c,w3,1\r\n'

describe("the consensus of files", () => {
  it("reads columns in any order and reports labels, skills and accuracy", async () => {
    const table = await readLabels(fileOf("labels.csv", labels))
    const truths = await readTruths(fileOf("truth.csv", 'item,truth\n"a, b",yes\nc,maybe\nunknown,yes\n'))
    const finished = table.finish(new Map(), true)
    const fit = fitConsensus("majority", finished.observations)
    const result = { ...finished, fit, truths, readSeconds: 0.1, fitSeconds: 0.2 }
    expect(summaryOf(result)).toMatchObject({
      ...{ method: "majority", items: 2, labels: 5, workers: 3, classes: ["no", "yes"] },
      ...{ iterations: 1, seconds: 0.2, accuracy: 0.5, judgedItems: 2 },
    })
    expect(labelsCsv(result)).toBe('item,label,confidence,labels\n"a, b",yes,1.000000,2\nc,no,0.666667,3\n')
    expect(skillsCsv(result).split("\n")).toHaveLength(5)
    expect(describeResult(result)).toContain("50.00 % on 2 items of known class")
  })

  it("says in which file and line something is wrong", async () => {
    const said = async (name: string, text: string) => {
      const file = fileOf(name, text)
      const message = await readLabels(file).then(
        () => "",
        (error: unknown) => (error instanceof Error ? error.message : ""),
      )
      return message.replace(`${file}: `, "")
    }
    expect(await said("width.csv", "item,worker,label\na,w,x\nb,w\n")).toBe(
      "line 3: 2 fields where the header has 3",
    )
    expect(await said("header.csv", "item,label\na,x\n")).toContain("line 1: no column worker")
    expect(await said("empty.csv", "item,worker,label\na,,x\n")).toBe("line 2: worker is empty")
    expect(await said("nothing.csv", "")).toContain("empty: the first line must name the columns")
    expect(await said("quote.csv", 'item,worker,label\n"a,w,x\n')).toBe(
      "line 2: a quote is opened and never closed",
    )
  })

  it("refuses an item with two truths", async () => {
    const file = fileOf("two.csv", "item,truth\na,x\na,y\n")
    await expect(readTruths(file)).rejects.toThrow("line 3: a is y here and x above")
  })
})
