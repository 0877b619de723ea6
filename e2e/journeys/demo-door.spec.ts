import { spawn } from "node:child_process"
import { createServer } from "node:net"
import path from "node:path"
import { expect } from "@playwright/test"
import { openBrowserOf, openWalletChoice } from "../harness/people"
import { place } from "../harness/place"
import { test } from "../harness/test"

const root = path.resolve(import.meta.dirname, "..", "..")
const titles = ["Contributor", "Labeler", "Moderator", "Pool owner", "Buyer", "Arbiter"]

test("on the local chain the dialog offers the demo's people", async ({ browser }) => {
  const { page, close } = await openBrowserOf(browser)
  await page.goto("/")
  await openWalletChoice(page)
  for (const title of titles) {
    await expect(page.getByRole("dialog").getByRole("button", { name: title, exact: true })).toBeVisible()
  }
  await close()
})

test("under another name of this machine a page leads to the instance's own, where changes are let in", async ({
  browser,
}) => {
  const { page, close } = await openBrowserOf(browser)
  const { origin } = place()
  await page.goto(`${origin.replace("localhost", "127.0.0.1")}/pools?sort=new`)
  await expect(page).toHaveURL(`${origin}/pools?sort=new`)
  await close()
})

test("for another chain the same build has no such door", async ({ browser }) => {
  test.setTimeout(120_000)
  const port = await freePort()
  const origin = `http://localhost:${port}`
  const stop = await startWeb(port, origin, "8453")
  try {
    const context = await browser.newContext({ baseURL: origin })
    const refused = await context.request.post("/api/auth/demo", {
      data: { person: "owner" },
      headers: { origin },
    })
    expect(refused.status()).toBe(404)
    expect(await refused.text()).not.toMatch(/0x[0-9a-f]{64}/)
    const page = await context.newPage()
    await page.goto("/")
    await openWalletChoice(page)
    for (const title of titles) {
      await expect(page.getByRole("dialog").getByRole("button", { name: title, exact: true })).toHaveCount(0)
    }
    await context.close()
  } finally {
    await stop()
  }
})

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once("error", reject)
    server.listen(0, "127.0.0.1", () => {
      const address = server.address()
      server.close(() =>
        typeof address === "object" && address ? resolve(address.port) : reject(new Error("no port")),
      )
    })
  })
}

/** The built pages with the instance's own environment, but told another chain. */
async function startWeb(port: number, origin: string, chainId: string): Promise<() => Promise<void>> {
  const next = path.join(root, "node_modules", "next", "dist", "bin", "next")
  const child = spawn(process.execPath, [next, "start", "-H", "127.0.0.1", "-p", String(port)], {
    cwd: root,
    env: { ...place().env, CHAIN_ID: chainId, ORIGIN: origin, NODE_ENV: "production" },
    stdio: "ignore",
  })
  const gone = new Promise<void>((resolve) => child.once("exit", () => resolve()))
  const stop = async () => {
    child.kill("SIGTERM")
    await gone
  }
  const endAt = Date.now() + 60_000
  while (Date.now() < endAt) {
    const isUp = await fetch(origin).then(
      () => true,
      () => false,
    )
    if (isUp) return stop
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  await stop()
  throw new Error("The pages for another chain did not come up.")
}
