import { expect } from "@playwright/test"
import { look } from "../harness/look"
import {
  chooseWallet,
  expectSignedIn,
  expectSignedOut,
  openBrowserOf,
  openWalletChoice,
  openWalletPerson,
  signInAsDemo,
  signInWithNewBrowserWallet,
  signInWithWallet,
  signOut,
  walletChoice,
} from "../harness/people"
import { test } from "../harness/test"

test("a Browser wallet is made in the dialog and signs in", async ({ browser }) => {
  const { page, procedures, close } = await openBrowserOf(browser)
  await page.goto("/")
  await signInWithNewBrowserWallet(page)
  await page.reload()
  await expectSignedIn(page)
  expect((await procedures.account.me.query())?.address).toMatch(/^0x[0-9a-f]{40}$/)
  await signOut(page)
  await page.reload()
  await expectSignedOut(page)
  await close()
})

test("an extension's wallet is found and signs in", async ({ browser }) => {
  const person = await openWalletPerson(browser)
  await person.page.goto("/pools")
  await signInWithWallet(person)
  expect((await person.procedures.account.me.query())?.address).toBe(person.wallet.address)
  await person.close()
})

test("a declined signature leaves a way out, and the next try succeeds", async ({ browser }) => {
  const person = await openWalletPerson(browser)
  const { page, wallet } = person
  await page.goto("/")
  wallet.declineNext()
  await openWalletChoice(page)
  await chooseWallet(page, wallet.name)
  const dialog = page.getByRole("dialog", { name: "Sign in" })
  await expect(dialog.getByRole("alert")).toContainText("You declined in the wallet")
  expect(await person.procedures.account.me.query()).toBeNull()
  await dialog.getByRole("button", { name: "Try again" }).click()
  await expectSignedIn(page)
  await person.close()
})

test("after a declined signature another wallet can be chosen", async ({ browser }) => {
  const person = await openWalletPerson(browser)
  const { page, wallet } = person
  await page.goto("/")
  wallet.declineNext()
  await openWalletChoice(page)
  await chooseWallet(page, wallet.name)
  await page
    .getByRole("dialog", { name: "Sign in" })
    .getByRole("button", { name: "Use another wallet" })
    .click()
  await expectSignedOut(page)
  await signInAsDemo(page, "Labeler")
  await person.close()
})

test("tabs of one browser stay in step, in and out", async ({ browser }) => {
  const { context, page, close } = await openBrowserOf(browser)
  const second = await context.newPage()
  await second.goto("/pools")
  await expectSignedOut(second)
  await page.goto("/")
  await signInAsDemo(page, "Contributor")
  await expectSignedIn(second)
  await signOut(second)
  await expectSignedOut(page)
  await close()
})

test("the choice of wallets can be reached and read by everybody", async ({ browser }) => {
  const { page, close } = await openBrowserOf(browser)
  await page.goto("/")
  await openWalletChoice(page)
  await look(page, "wallet-choice")
  await walletChoice(page).click()
  await page.getByRole("dialog", { name: "Browser wallet" }).waitFor()
  await look(page, "browser-wallet")
  await page.getByRole("dialog", { name: "Browser wallet" }).getByRole("button", { name: "Close" }).click()
  await close()
})
