import { expect, type Page } from "@playwright/test"
import { confirmInBrowserWallet } from "./people"
import { place } from "./place"

/** Opens the pool's contribute page and pastes rows; ends where the page shows what is in them. */
export async function pasteRows(
  page: Page,
  rows: readonly object[],
  poolId: string = place().stage.poolId,
): Promise<void> {
  await page.goto(`/pools/${poolId}/contribute`)
  await page.getByRole("tab", { name: "Paste" }).click()
  await page.getByRole("textbox", { name: "Text" }).fill(rows.map((row) => JSON.stringify(row)).join("\n"))
  await page.getByRole("button", { name: "Look at it" }).click()
}

/** From the looked-at rows to the permission, and on to sending. */
export async function permitAndGoOn(page: Page, title?: string): Promise<void> {
  await page.getByRole("button", { name: /^Go on/ }).click()
  await expect(page.getByRole("checkbox", { name: /train/i }).first()).toBeVisible()
  if (title !== undefined) await page.getByRole("textbox", { name: "Name" }).fill(title)
  await page.getByRole("button", { name: "Go on", exact: true }).click()
}

/** Encrypts, sends and signs with the Browser wallet; ends with the pool's verdict. */
export async function sendWithBrowserWallet(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Encrypt and send" }).click()
  await confirmInBrowserWallet(page, "Give your consent", "Consent")
  await expectVerdict(page)
}

export async function expectVerdict(page: Page): Promise<void> {
  await expect(page.getByText(/rows? (was|were) taken|Nothing was taken/)).toBeVisible()
}

/** The contribution whose verdict the page shows. */
export function contributionOf(page: Page): `con_${string}` {
  const id = /con_[a-z0-9]+/.exec(page.url())?.[0]
  if (id === undefined) throw new Error(`There is no contribution in ${page.url()}`)
  return id as `con_${string}`
}
