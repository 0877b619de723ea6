import { expect } from "@playwright/test"
import { heath, sellRelease } from "../harness/heath"
import { look } from "../harness/look"
import {
  confirmInBrowserWallet,
  openBrowserOf,
  openWalletPerson,
  signInAsDemo,
  signInWithWallet,
} from "../harness/people"
import { test } from "../harness/test"

test.setTimeout(150_000)

test("a buyer challenges a grant, the arbiter refunds half of it from their own wallet, and the buyer reads why", async ({
  browser,
}) => {
  const { practiceProjectId } = await heath()
  const { grantId, buyerKey } = await sellRelease(practiceProjectId)
  const buyer = await openWalletPerson(browser, buyerKey)
  await buyer.page.goto(`/buy/grants/${grantId}`)
  await signInWithWallet(buyer)
  await buyer.page.getByRole("button", { name: "Challenge this grant" }).click()
  const challenging = buyer.page.getByRole("dialog", { name: "Challenge this grant?" })
  await challenging.getByRole("combobox", { name: "What is wrong" }).click()
  await buyer.page.getByRole("option", { name: "The labels are worse than the figures say" }).click()
  await challenging.getByRole("textbox").fill("Statements of value are labeled as facts.")
  await challenging.getByRole("button", { name: "Challenge", exact: true }).click()
  await expect(challenging.getByText("The grant is challenged.")).toBeVisible()

  const arbiter = await openBrowserOf(browser)
  const { page } = arbiter
  await page.goto("/review")
  await signInAsDemo(page, "Arbiter")
  await page.getByRole("link", { name: "Challenged grants" }).click()
  await look(page, "review-challenges")
  await page.getByRole("link", { name: "Heath, first release" }).click()
  await expect(page.getByText("Statements of value are labeled as facts.")).toBeVisible()
  await page.getByRole("button", { name: "Half", exact: true }).click()
  await page.getByRole("combobox", { name: "Why" }).click()
  await page.getByRole("option", { name: "The labels are worse than the figures say" }).click()
  await page.getByRole("textbox", { name: "In words" }).fill("Half of the rows that you name are mislabeled.")
  await look(page, "review-challenge")
  await page.getByRole("button", { name: "Decide", exact: true }).click()
  const deciding = page.getByRole("dialog", { name: "Decide this challenge?" })
  await deciding.getByRole("button", { name: "Decide", exact: true }).click()
  await confirmInBrowserWallet(page, "Decide the challenge", "Decide")
  await expect(deciding.getByText("It is decided.")).toBeVisible()

  await buyer.page.goto(`/buy/grants/${grantId}`)
  await expect(buyer.page.getByText("Half of the rows that you name are mislabeled.")).toBeVisible()
  await look(buyer.page, "buy-grant-decided")
  await arbiter.close()
  await buyer.close()
})
