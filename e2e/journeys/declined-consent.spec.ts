import { expect, type Page } from "@playwright/test"
import { contributionOf, expectVerdict, pasteRows } from "../harness/contributing"
import { heath } from "../harness/heath"
import { look } from "../harness/look"
import {
  confirmInBrowserWallet,
  openBrowserOf,
  openWalletPerson,
  type Person,
  signInWithNewBrowserWallet,
  signInWithWallet,
} from "../harness/people"
import { test } from "../harness/test"

test.setTimeout(150_000)

/** Two rows under a name, with two ticks changed: all that a person would not want to give twice. */
async function prepare(page: Page, rows: readonly object[], name: string): Promise<void> {
  const { poolId } = await heath()
  await pasteRows(page, rows, poolId)
  await page.getByRole("button", { name: /^Go on/ }).click()
  await page.getByRole("textbox", { name: "Name" }).fill(name)
  await page.getByRole("checkbox", { name: /^Train/ }).click()
  await page.getByRole("checkbox", { name: /^Statistics/ }).click()
  await page.getByRole("button", { name: "Go on", exact: true }).click()
}

/** The summary shows what was given, as it was given. */
async function expectKept(page: Page, name: string): Promise<void> {
  const main = page.getByRole("main")
  await expect(main.getByText(name, { exact: true })).toBeVisible()
  await expect(main.getByText(/^2, /)).toBeVisible()
  await expect(main.getByText("label, statistics", { exact: true })).toBeVisible()
}

/** The page says what happened, what is safe and the way on; the pool has not taken anything. */
async function expectDeclined({ page, procedures }: Person): Promise<void> {
  const told = page.getByRole("alert").filter({ hasText: "You declined in the wallet" })
  await expect(told).toContainText("Everything has arrived, encrypted.", { timeout: 40_000 })
  await expect(told).toContainText("Without your signature nobody may open it.")
  await expect(told.getByRole("button", { name: "Ask my wallet again" })).toBeVisible()
  const found = await procedures.contribution.get.query({ contributionId: contributionOf(page) })
  expect(found).toMatchObject({ state: "uploading", acceptedCount: 0 })
}

test("a consent declined in the Browser wallet loses nothing, and the second try goes through", async ({
  browser,
}) => {
  const person = await openBrowserOf(browser)
  const { page } = person
  const name = "Two evenings on the heath"
  await page.goto("/")
  await signInWithNewBrowserWallet(page)
  const rows = [
    "The heather was late this year and the bees came all the same.",
    "At dusk we heard the nightjar twice, once from the east and once from the ditch.",
  ]
  await prepare(
    page,
    rows.map((text) => ({ text })),
    name,
  )
  await page.getByRole("button", { name: "Encrypt and send" }).click()
  const asked = page.getByRole("dialog", { name: "Give your consent" })
  await asked.getByRole("button", { name: "Decline" }).click({ timeout: 40_000 })
  await expectDeclined(person)
  await expectKept(page, name)
  await look(page, "contribute-declined")
  await page.getByRole("button", { name: "Ask my wallet again" }).click()
  await confirmInBrowserWallet(page, "Give your consent", "Consent")
  await expectVerdict(page)
  await expect(page.getByText("2 rows were taken")).toBeVisible()
  await person.close()
})

test("a consent declined in an extension is still to be given after a reload, without another upload", async ({
  browser,
}) => {
  const person = await openWalletPerson(browser)
  const { page, wallet, context } = person
  const name = "Two mornings on the heath"
  await page.goto("/")
  await signInWithWallet(person)
  const rows = [
    "Frost lay on the sand path until ten and the larks sang above it.",
    "The shepherd says that the birches have to go before the ewes come back.",
  ]
  await prepare(
    page,
    rows.map((text) => ({ text })),
    name,
  )
  wallet.declineNext()
  await page.getByRole("button", { name: "Encrypt and send" }).click()
  await expectDeclined(person)
  await page.reload()
  await expectKept(page, name)
  const sent: string[] = []
  context.on("request", (request) => {
    if (request.method() === "PATCH" && request.url().includes("/api/uploads/")) sent.push(request.url())
  })
  await page.getByRole("button", { name: "Go on sending" }).click()
  await expectVerdict(page)
  await expect(page.getByText("2 rows were taken")).toBeVisible()
  expect(sent).toEqual([])
  await person.close()
})
