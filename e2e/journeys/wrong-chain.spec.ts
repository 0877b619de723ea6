import { expect } from "@playwright/test"
import { expectVerdict, pasteRows, permitAndGoOn } from "../harness/contributing"
import { heath } from "../harness/heath"
import { look } from "../harness/look"
import {
  chooseWallet,
  expectSignedIn,
  openWalletChoice,
  openWalletPerson,
  signInWithWallet,
} from "../harness/people"
import { place } from "../harness/place"
import { test } from "../harness/test"

test.setTimeout(120_000)

const otherChainId = 8453
const siteChainId = () => Number(place().env.CHAIN_ID)

test("a wallet on another chain is asked to switch when it signs in", async ({ browser }) => {
  const person = await openWalletPerson(browser)
  const { page, wallet } = person
  await page.goto("/")
  await wallet.turnToChain(otherChainId)
  await signInWithWallet(person)
  expect(wallet.asked).toContain("wallet_switchEthereumChain")
  expect(wallet.chainId()).toBe(siteChainId())
  await person.close()
})

test("who declines the switch while signing in is signed out still, and another try goes on", async ({
  browser,
}) => {
  const person = await openWalletPerson(browser)
  const { page, wallet, procedures } = person
  await page.goto("/")
  await wallet.turnToChain(otherChainId)
  wallet.declineNext()
  await openWalletChoice(page)
  await chooseWallet(page, wallet.name)
  const again = page.getByRole("dialog").getByRole("button", { name: "Retry" })
  await expect(again).toBeVisible()
  const told = page.getByRole("region", { name: "Notifications" })
  await expect(told.getByText("You declined in the wallet")).toBeVisible()
  await expect(told.getByText("Nothing was signed or sent. Start it again when you are ready.")).toBeVisible()
  expect(wallet.asked).not.toContain("personal_sign")
  expect(await procedures.account.me.query()).toBeNull()
  await again.click()
  await expectSignedIn(page)
  expect(wallet.chainId()).toBe(siteChainId())
  await person.close()
})

test("a wallet that turned to another chain is asked to switch before it signs; declined, nothing is signed", async ({
  browser,
}) => {
  const { poolId } = await heath()
  const person = await openWalletPerson(browser)
  const { page, wallet } = person
  await page.goto("/")
  await signInWithWallet(person)
  await pasteRows(
    page,
    [{ text: "The old boundary stones stand a furlong west of where the map has them." }],
    poolId,
  )
  await permitAndGoOn(page, "Boundary stones")
  await wallet.turnToChain(otherChainId)
  wallet.declineNext()
  await page.getByRole("button", { name: "Encrypt and send" }).click()
  const told = page.getByRole("alert").filter({ hasText: "The wallet is on another chain" })
  await expect(told).toBeVisible({ timeout: 40_000 })
  await expect(told).toContainText("Let the wallet switch (it adds the chain if it must), then try again.")
  expect(wallet.asked).not.toContain("eth_signTypedData_v4")
  await look(page, "contribute-wrong-chain")
  await page.getByRole("button", { name: "Ask my wallet again" }).click()
  await expectVerdict(page)
  await expect(page.getByText("Your row was taken")).toBeVisible()
  expect(wallet.chainId()).toBe(siteChainId())
  await person.close()
})
