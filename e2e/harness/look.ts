import path from "node:path"
import AxeBuilder from "@axe-core/playwright"
import { expect, type Page } from "@playwright/test"

const themes = ["light", "dark"] as const
const widths: readonly number[] = [1440, 390]
const folder = path.resolve(import.meta.dirname, "..", "..", "test-results", "pages")

/** Rules of WCAG 2.2 AA, and what axe calls good practice. */
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

/** What a theme can break: everything else was seen in the first. */
const colourRules = ["color-contrast", "link-in-text-block"]

/** RainbowKit's pictures of wallets: each stands beside the wallet's name, and only RainbowKit can name them. */
const foreignIcons = '[data-rk] [role="img"]'

/** PICTURES=1: people want to see the pages. They are most of the time of a look, and nobody looks where tests run alone. */
const takesPictures = process.env.PICTURES !== undefined
const narrow = 390

/**
 * Looks at a page as it stands: axe without a violation in both themes, no sideways scrolling on a telephone, and with
 * PICTURES=1 a picture of each theme and width in test-results/pages.
 */
export async function look(page: Page, name: string): Promise<void> {
  const before = page.viewportSize()
  for (const theme of themes) {
    await page.evaluate((chosen) => {
      document.documentElement.dataset.theme = chosen
    }, theme)
    for (const width of takesPictures ? widths : [narrow]) {
      await page.setViewportSize({ width, height: width === narrow ? 844 : 900 })
      await untilStill(page)
      if (takesPictures) {
        await page.screenshot({ path: path.join(folder, `${name}-${width}-${theme}.png`), fullPage: true })
      }
    }
    await expectNoSidewaysScroll(page, name)
    await expectAccessible(page, `${name}, ${theme}`, theme === themes[0] ? "everything" : "colours")
  }
  if (before !== null) await page.setViewportSize(before)
  await page.evaluate(() => {
    delete document.documentElement.dataset.theme
  })
}

async function untilStill(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await document.fonts.ready
    const running = document
      .getAnimations()
      .filter(({ effect }) => effect?.getTiming().iterations !== Number.POSITIVE_INFINITY)
    await Promise.race([
      Promise.allSettled(running.map(({ finished }) => finished)),
      new Promise((resolve) => setTimeout(resolve, 700)),
    ])
  })
}

async function expectNoSidewaysScroll(page: Page, name: string): Promise<void> {
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  expect.soft(overflow, `${name} at ${page.viewportSize()?.width} px scrolls sideways`).toBeLessThanOrEqual(0)
}

/** A control gets its name when the page wakes up: what is found is looked at again until it stays. */
async function expectAccessible(page: Page, what: string, extent: Extent): Promise<void> {
  let found = await findViolations(page, extent)
  for (let again = 0; found.length > 0 && again < 10; again++) {
    await page.waitForTimeout(1000)
    found = await findViolations(page, extent)
  }
  expect.soft(found, `axe finds violations on ${what}`).toEqual([])
}

type Extent = "everything" | "colours"

async function findViolations(page: Page, extent: Extent) {
  const builder = new AxeBuilder({ page }).exclude(foreignIcons)
  // There are no frames of others here: axe need not open another page to put their findings together.
  builder.setLegacyMode(true)
  if (extent === "everything") builder.withTags(tags)
  else builder.withRules(colourRules)
  const { violations } = await builder.analyze()
  return violations.map(({ id, help, nodes }) => ({
    id,
    help,
    nodes: nodes
      .slice(0, 4)
      .map(
        ({ html, failureSummary }) =>
          `${html.slice(0, 220)} | ${failureSummary?.replaceAll("\n", " ").slice(0, 300)}`,
      ),
  }))
}
