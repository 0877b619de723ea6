import { readFile } from "node:fs/promises"
import { expect, type Page } from "@playwright/test"

/** A delivery as its buyer holds it. */
export interface Copy {
  /** The key file that the browser gave its owner to keep; null where it was kept before. */
  readonly keyFile: string | null
  /** The encrypted file as downloaded. */
  readonly encryptedFile: string
  /** What the browser made of it, by lines. */
  readonly rows: readonly Readonly<Record<string, unknown>>[]
  readonly content: string
}

/** From the release's page to the signature: a first organization, its key, and money where it is missing. */
export async function prepareToPay(page: Page, organization: string): Promise<string> {
  await page.getByRole("button", { name: "Buy a grant" }).click()
  const dialog = page.getByRole("dialog", { name: /^Buy a grant/ })
  await dialog.getByRole("textbox", { name: "Your organization’s name" }).fill(organization)
  await dialog.getByRole("button", { name: "Make the organization" }).click()
  const saving = page.waitForEvent("download")
  await dialog.getByRole("button", { name: "Use it and save its file" }).click()
  return (await saving).path()
}

/** With an empty wallet the page says what is missing, and offers no signature. */
export async function expectTooLittleMoney(page: Page): Promise<void> {
  const dialog = page.getByRole("dialog", { name: /^Buy a grant/ })
  await expect(dialog.getByText(/^Your wallet holds too little/)).toBeVisible()
  await expect(dialog.getByText(/is missing\. Nothing was taken\./)).toBeVisible()
  await expect(dialog.getByRole("button", { name: "Sign and buy" })).toHaveCount(0)
}

/** The local chain's token can be had for the asking; then the payment can be signed. */
export async function fillEmptyWallet(page: Page): Promise<void> {
  const dialog = page.getByRole("dialog", { name: /^Buy a grant/ })
  await dialog.getByRole("button", { name: /^Send me development/ }).click()
  await expect(dialog.getByRole("button", { name: "Sign and buy" })).toBeVisible()
}

/** Waits for the relayer and opens the grant. */
export async function openBoughtGrant(page: Page): Promise<void> {
  await expect(page.getByText("The grant is yours")).toBeVisible()
  await page.getByRole("link", { name: "Open the grant" }).click()
  await expect(page).toHaveURL(/\/buy\/grants\/grt_/)
}

/** Orders a copy, opens it in the browser, keeps the files. */
export async function orderAndOpenCopy(page: Page, keyFile: string | null): Promise<Copy> {
  await page.getByRole("button", { name: "Order a copy" }).click()
  const open = page.getByRole("button", { name: "Open and check it here" })
  await expect(open).toBeVisible()
  const downloading = page.waitForEvent("download")
  await page.getByRole("link", { name: "Encrypted file" }).click()
  const encryptedFile = await (await downloading).path()
  await open.click()
  await expect(page.getByText("Opened, and all of it is what was promised")).toBeVisible()
  const saving = page.waitForEvent("download")
  await page.getByRole("button", { name: /^Save the opened file/ }).click()
  const content = await readFile(await (await saving).path(), "utf8")
  const rows = content
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Record<string, unknown>)
  return { keyFile, encryptedFile, rows, content }
}

/** Texts of the items in a copy. */
export function textsOf({ rows }: Copy): readonly string[] {
  return rows.flatMap((row) => {
    const content = row.content as { text?: unknown } | undefined
    return row.type === "item" ? [String(content?.text)] : []
  })
}
