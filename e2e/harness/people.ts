import { type Browser, type BrowserContext, expect, type Page } from "@playwright/test"
import { generatePrivateKey } from "viem/accounts"
import { type AnnouncedWallet, announceWallet } from "./announced-wallet"
import { place } from "./place"
import { type Procedures, proceduresOf } from "./procedures"

/** Somebody at a browser of their own. */
export interface Person {
  readonly context: BrowserContext
  readonly page: Page
  /** The server's verbs with this person's session, as their pages call them. */
  readonly procedures: Procedures
  close(): Promise<void>
}

export interface WalletPerson extends Person {
  readonly wallet: AnnouncedWallet
}

export const passphrase = "still water turns the mill"

/** Faults that pages threw, by where; a journey asks for it at its end. */
export const pageFaults: string[] = []

/** A stranger with a fresh browser. */
export async function openBrowserOf(browser: Browser): Promise<Person> {
  const context = await browser.newContext({ baseURL: place().origin })
  context.on("weberror", (fault) => pageFaults.push(`${fault.page()?.url()}: ${fault.error().message}`))
  const page = await context.newPage()
  return { context, page, procedures: proceduresOf(context), close: () => context.close() }
}

/** Somebody with an extension wallet. */
export async function openWalletPerson(
  browser: Browser,
  privateKey = generatePrivateKey(),
): Promise<WalletPerson> {
  const person = await openBrowserOf(browser)
  return { ...person, wallet: await announceWallet(person.context, privateKey) }
}

/** Presses the head's sign-in button and waits for the choice of wallets. */
export async function openWalletChoice(page: Page): Promise<void> {
  const button = page.getByRole("banner").getByRole("button", { name: "Sign in", exact: true })
  // The page may not have come to life yet: pressing again does no harm until the choice is there.
  await expect(async () => {
    if (await button.isEnabled()) await button.click({ timeout: 2000 })
    await expect(walletChoice(page)).toBeVisible({ timeout: 6000 })
  }).toPass({ timeout: 120_000 })
}

export const walletChoice = (page: Page) => page.getByTestId("rk-wallet-option-browserWallet")

export async function chooseWallet(page: Page, name: string): Promise<void> {
  await page.getByRole("dialog").getByRole("button", { name, exact: true }).click()
}

/** The head shows whose account is open. */
export async function expectSignedIn(page: Page): Promise<void> {
  await expect(page.getByRole("banner").getByRole("button", { name: /^Account 0x/ })).toBeVisible()
}

export async function expectSignedOut(page: Page): Promise<void> {
  await expect(page.getByRole("banner").getByRole("button", { name: "Sign in", exact: true })).toBeVisible()
}

/** Signs in with the announced wallet from wherever the page is. */
export async function signInWithWallet({ page, wallet }: WalletPerson): Promise<void> {
  await openWalletChoice(page)
  await chooseWallet(page, wallet.name)
  await expectSignedIn(page)
}

/** Signs in as one of the demo's people. */
export async function signInAsDemo(page: Page, title: string): Promise<void> {
  await openWalletChoice(page)
  await chooseWallet(page, title)
  await expectSignedIn(page)
}

/** Makes a Browser wallet as a person does, and signs in with it. */
export async function signInWithNewBrowserWallet(page: Page): Promise<void> {
  await openWalletChoice(page)
  await walletChoice(page).click()
  const dialog = page.getByRole("dialog", { name: "Browser wallet" })
  const byPassphrase = dialog.getByRole("radio", { name: /passphrase/i })
  await dialog.getByLabel("Passphrase", { exact: true }).first().waitFor()
  if (await byPassphrase.isVisible()) await byPassphrase.check()
  await dialog.getByRole("textbox", { name: "Passphrase" }).fill(passphrase)
  await dialog.getByRole("button", { name: "Make the wallet" }).click()
  await page
    .getByRole("dialog", { name: "Sign in to Millpond" })
    .getByRole("button", { name: "Sign in" })
    .click()
  await expectSignedIn(page)
  await unlockWhenAsked(page)
}

/** Answers the Browser wallet's question. */
export async function confirmInBrowserWallet(
  page: Page,
  title: string | RegExp,
  verb: string,
): Promise<void> {
  const confirm = page.getByRole("dialog", { name: title })
  await confirm.getByRole("button", { name: verb, exact: true }).click()
  await expect(confirm).toBeHidden()
}

/** From here on the page's Browser wallet is unlocked whenever it asks to be: after each load it is locked again. */
async function unlockWhenAsked(page: Page): Promise<void> {
  const unlock = page.getByRole("dialog", { name: "Unlock your Browser wallet" })
  await page.addLocatorHandler(unlock, async () => {
    await unlock.getByRole("textbox", { name: "Passphrase" }).fill(passphrase)
    await unlock.getByRole("button", { name: "Unlock" }).click()
    await expect(unlock).toBeHidden()
  })
}

export async function signOut(page: Page): Promise<void> {
  await page
    .getByRole("banner")
    .getByRole("button", { name: /^Account 0x/ })
    .click()
  await page.getByRole("menuitem", { name: "Sign out" }).click()
  await expectSignedOut(page)
}
