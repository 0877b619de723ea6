import { expect } from "@playwright/test"
import { place } from "../harness/place"
import { test } from "../harness/test"

test("the machine's other name leads to the site's own, with the page and its question kept", async ({
  page,
}) => {
  const own = new URL(place().origin)
  const other = new URL("/pools?search=river", own)
  other.hostname = own.hostname === "localhost" ? "127.0.0.1" : "localhost"
  await page.goto(other.href)
  expect(page.url()).toBe(new URL("/pools?search=river", own).href)
  await expect(page.getByRole("main")).toBeVisible()
})
