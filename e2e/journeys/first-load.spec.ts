import { expect, type Page } from "@playwright/test"
import { expectSignedOut, openBrowserOf, openWalletChoice } from "../harness/people"
import { place } from "../harness/place"
import { test } from "../harness/test"

/** Words that only the wallet's code has: RainbowKit's, wagmi's, and the curve of viem's accounts. */
const walletMarks = ["wallet-option-", "ConnectorAlreadyConnectedError", "secp256k1"]

/** Likewise for what opens on a press, what asks for data, and what checks it. */
const laterMarks = ["Base UI", "No QueryClient set", "Unable to transform response", "ZodError"]

/** Of JavaScript as the network carries it, gzipped, with headers. Seven eighths of it are React and Next. */
const mostKilobytes = 165

const pages = [
  { name: "landing", path: () => "/" },
  { name: "pool", path: () => `/pools/${place().stage.poolId}` },
  { name: "label", path: () => "/label" },
] as const

interface Script {
  readonly url: string
  readonly text: string
  readonly gzippedBytes: number
}

/** Collects the scripts that a page loads, as the network carried them. */
async function collectScripts(page: Page): Promise<{ all(): Promise<readonly Script[]> }> {
  const network = await page.context().newCDPSession(page)
  await network.send("Network.enable")
  const urls = new Map<string, string>()
  const sizes = new Map<string, number>()
  network.on("Network.responseReceived", ({ requestId, response, type }) => {
    if (type === "Script") urls.set(requestId, response.url)
  })
  network.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    sizes.set(requestId, encodedDataLength)
  })
  return {
    all: () =>
      Promise.all(
        [...urls].map(async ([requestId, url]) => {
          const { body } = await network.send("Network.getResponseBody", { requestId })
          return { url, text: body, gzippedBytes: sizes.get(requestId) ?? 0 }
        }),
      ),
  }
}

for (const { name, path } of pages) {
  test(`the first load of the ${name} page is small and holds no wallet code`, async ({ browser }) => {
    const { page, close } = await openBrowserOf(browser)
    const scripts = await collectScripts(page)
    await page.goto(path(), { waitUntil: "load" })
    await expectSignedOut(page)
    await page.waitForTimeout(1500)
    const first = await scripts.all()
    const kilobytes = first.reduce((sum, { gzippedBytes }) => sum + gzippedBytes, 0) / 1024
    process.stdout.write(
      `    ${name}: ${kilobytes.toFixed(1)} KB of JavaScript in ${first.length} files, gzipped\n`,
    )
    expect(first.length).toBeGreaterThan(0)
    expect(kilobytes).toBeLessThan(mostKilobytes)
    for (const mark of [...walletMarks, ...laterMarks]) {
      expect(
        first.filter(({ text }) => text.includes(mark)).map(({ url }) => url),
        mark,
      ).toEqual([])
    }
    await close()
  })
}

test("the wallet's code comes when it is asked for", async ({ browser }) => {
  const { page, close } = await openBrowserOf(browser)
  const scripts = await collectScripts(page)
  await page.goto("/")
  await openWalletChoice(page)
  const all = await scripts.all()
  for (const mark of walletMarks)
    expect(
      all.some(({ text }) => text.includes(mark)),
      mark,
    ).toBe(true)
  await close()
})
