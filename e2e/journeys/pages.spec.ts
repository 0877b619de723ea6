import { expect } from "@playwright/test"
import { look } from "../harness/look"
import { openBrowserOf } from "../harness/people"
import { place } from "../harness/place"
import { test } from "../harness/test"

const pages = [
  { name: "landing", path: () => "/", says: /pool/i },
  { name: "pools", path: () => "/pools", says: "Voices of the river" },
  { name: "pool", path: () => `/pools/${place().stage.poolId}`, says: "Voices of the river" },
  { name: "contribute", path: () => `/pools/${place().stage.poolId}/contribute`, says: "What a row has" },
  { name: "my-contributions-stranger", path: () => "/my/contributions", says: /sign in/i },
  { name: "status", path: () => "/status", says: "Read up to block" },
  { name: "verify", path: () => "/verify", says: /recompute/i },
  { name: "primitives", path: () => "/primitives", says: /./ },
  { name: "not-found", path: () => "/nothing/here", says: "Nothing flows here" },
] as const

for (const { name, path, says } of pages) {
  test(`the page ${name} is open to everybody, in both themes, on a telephone and a desk`, async ({
    browser,
  }) => {
    const { page, close } = await openBrowserOf(browser)
    await page.goto(path())
    await expect(page.getByRole("main").getByText(says).first()).toBeVisible()
    await look(page, name)
    await close()
  })
}
