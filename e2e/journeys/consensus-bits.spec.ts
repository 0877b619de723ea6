import { readFileSync } from "node:fs"
import path from "node:path"
import { expect } from "@playwright/test"
import { build } from "esbuild"
import { test } from "../harness/test"

const root = path.resolve(import.meta.dirname, "..", "..")

test("Chromium finds the consensus that Node holds, to the bit, by every method", async ({ page }) => {
  const { outputFiles } = await build({
    entryPoints: [path.join(root, "e2e", "stage", "consensus-bits.ts")],
    bundle: true,
    write: false,
    platform: "browser",
    target: "es2022",
    format: "iife",
    globalName: "consensusBits",
    alias: { "@": root },
  })
  await page.goto("about:blank")
  const found = await page.evaluate(`${outputFiles[0]?.text ?? ""}; consensusBits.figures()`)
  expect(found).toEqual(
    Object.fromEntries(
      ["two-classes", "five-classes", "ten-classes-golds"].map((name) => [name, held(name)]),
    ),
  )
})

/** What the domain's tests hold in Node. */
function held(name: string): unknown {
  const file = path.join(root, "server", "domain", "consensus", "golden", `${name}.json`)
  return JSON.parse(readFileSync(file, "utf8"))
}
