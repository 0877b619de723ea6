import { test as plain } from "@playwright/test"
import { pageFaults } from "./people"

/** Playwright's test; when one fails, every open page is pictured, and what pages threw fails it too. */
export const test = plain.extend<{ readonly witness: undefined }>({
  witness: [
    async ({ browser }, use, info) => {
      pageFaults.length = 0
      await use(undefined)
      if (info.status !== info.expectedStatus) {
        const pages = browser.contexts().flatMap((context) => context.pages())
        for (const [place, page] of pages.entries()) {
          await page
            .screenshot({ path: info.outputPath(`page-${place}.png`), timeout: 5000 })
            .catch(() => undefined)
          const text = await page
            .locator("body")
            .innerText({ timeout: 2000 })
            .catch(() => "")
          process.stdout.write(`    ${page.url()}: ${text.replaceAll("\n", " | ").slice(0, 900)}\n`)
        }
      }
      plain.expect(pageFaults, "pages threw").toEqual([])
    },
    { auto: true },
  ],
})
