import { spawnSync } from "node:child_process"
import { writeFileSync } from "node:fs"
import path from "node:path"
import { expect, type Page } from "@playwright/test"
import { look } from "../harness/look"
import { openBrowserOf, type Person } from "../harness/people"
import { place } from "../harness/place"
import { runScript } from "../harness/run-script"
import { test } from "../harness/test"

test.describe.configure({ mode: "serial" })

let visitor: Person
let file: Buffer
let epochText = ""

test.beforeAll(async ({ browser }) => {
  test.setTimeout(180_000)
  const { env, stage } = place()
  const closed = await runScript<{ readonly epochText: string }>("closed.ts", env, [stage.poolId])
  epochText = closed.epochText
  visitor = await openBrowserOf(browser)
})
test.afterAll(async () => {
  await visitor?.close()
})

/** What the page says of each step, in order. */
async function outcomesOn(page: Page): Promise<readonly string[]> {
  const steps = page.getByRole("list", { name: "Steps" }).locator("[data-step]")
  return steps.evaluateAll((rows) =>
    rows.map((row) => `${row.getAttribute("data-step")} ${row.getAttribute("data-outcome")}`),
  )
}

/** What the command says of a file, in Node: its exit code and each step. */
function recomputeInNode(content: Buffer | string, args: readonly string[] = []) {
  const name = test.info().outputPath("transcript.jsonl")
  writeFileSync(name, content)
  const command = path.resolve(import.meta.dirname, "..", "..", "server", "processes", "recompute.mjs")
  const { status, stdout } = spawnSync(process.execPath, [command, name, "--json", ...args], {
    encoding: "utf8",
  })
  const { steps } = JSON.parse(stdout) as { steps: readonly { step: string; outcome: string }[] }
  return { status, outcomes: steps.map(({ step, outcome }) => `${step} ${outcome}`) }
}

test("a closed project recomputes in the browser and agrees with the chain", async () => {
  const { page } = visitor
  await page.goto("/verify")
  await expect(page.getByRole("link", { name: "What held at the river" })).toBeVisible()
  await look(page, "verify")
  await page.getByRole("link", { name: "What held at the river" }).click()
  await expect(page.getByText("Everything is as it was published")).toBeVisible({ timeout: 60_000 })
  expect(await outcomesOn(page)).toEqual(
    ["file", "golds", "seed", "consensus", "credits", "settlements", "releases", "chain"].map(
      (step) => `${step} equal`,
    ),
  )
  await look(page, "verify-project")
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: /^Transcript/ }).click(),
  ])
  const parts: Buffer[] = []
  for await (const part of await download.createReadStream()) parts.push(Buffer.from(part))
  file = Buffer.concat(parts)
  const rpcUrl = place().env.RPC_URL ?? ""
  expect(recomputeInNode(file, ["--rpc", rpcUrl])).toEqual({
    status: 0,
    outcomes: await outcomesOn(page),
  })
})

test("an altered vote is red, with its line, and Node says the same as the browser", async () => {
  const { page } = visitor
  const lines = file.toString("utf8").split("\n")
  const at = lines.findIndex(
    (line) => line.includes('"type":"task"') && line.includes('"answers":[{"answer"'),
  )
  const line = lines[at] ?? ""
  const [given = ""] = line.match(/"optionIds":\["[a-z]+"\]/) ?? []
  const other = given.includes("facts") ? '"optionIds":["values"]' : '"optionIds":["facts"]'
  lines[at] = line.replace(given, other)
  const altered = Buffer.from(lines.join("\n"))
  await page.goto("/verify")
  await page.getByLabel(/Drop a transcript here/).setInputFiles({
    name: "altered.jsonl",
    mimeType: "application/x-ndjson",
    buffer: altered,
  })
  await expect(page.getByText("This is not what was published")).toBeVisible({ timeout: 60_000 })
  await expect(page.getByText(`Line ${at + 1}: line ${at + 1}`)).toBeVisible()
  const inBrowser = await outcomesOn(page)
  const inNode = recomputeInNode(altered)
  expect(inNode.status).toBe(1)
  expect(inBrowser.slice(0, -1)).toEqual(inNode.outcomes.slice(0, -1))
  expect(inBrowser[0]).toBe("file different")
  expect(inBrowser.at(-1)).toBe("chain different")
  await look(page, "verify-altered")
})

test("an epoch's weights are held against the closed project, and one that was altered is red", async () => {
  const { page } = visitor
  const recomputeEpoch = async (text: string) => {
    await page.goto("/verify")
    await page.getByLabel(/Drop a transcript here/).setInputFiles({
      name: "epoch.json",
      mimeType: "application/json",
      buffer: Buffer.from(text),
    })
    // No root was proposed of it, so the last step differs in any case.
    await expect(page.locator('[data-step="chain"][data-outcome="different"]')).toBeVisible()
    return outcomesOn(page)
  }
  const projectFile = test.info().outputPath("project.jsonl")
  writeFileSync(projectFile, file)
  const steps = ["previous_root", "allocation", "bounties", "leaves", "totals", "root"]
  const later = steps.map((step) => `${step} equal`)
  const honest = ["file equal", "projects equal", "weights equal", ...later]
  expect(await recomputeEpoch(epochText)).toEqual([...honest, "chain different"])
  await look(page, "verify-epoch-weights")
  expect(recomputeInNode(epochText, ["--with", projectFile])).toEqual({
    status: 0,
    outcomes: [...honest, "chain skipped"],
  })
  const altered = epochText.replace(
    /"weight":"(\d+)"/,
    (_, weight: string) => `"weight":"${Number(weight) + 1}"`,
  )
  const outcomes = ["file equal", "projects equal", "weights different", ...later]
  expect(await recomputeEpoch(altered)).toEqual([...outcomes, "chain different"])
  await expect(page.getByText(/labelers' weights by size, number \d+ of/)).toBeVisible()
  expect(recomputeInNode(altered, ["--with", projectFile]).outcomes).toEqual([...outcomes, "chain skipped"])
  expect(recomputeInNode(epochText).outcomes).toContain("weights skipped")
})

test("a project that is still open says when its transcript comes; what is no transcript is said to be none", async () => {
  const { page } = visitor
  await page.goto("/verify")
  await page.getByLabel(/Drop a transcript here/).setInputFiles({
    name: "letter.json",
    mimeType: "application/json",
    buffer: Buffer.from("Dear reader"),
  })
  await expect(page.getByText("This is not what was published")).toBeVisible()
  await expect(page.getByText("Not reached: the file has a line that cannot be read.").first()).toBeVisible()
})
