import { type BrowserContext, expect, type Request } from "@playwright/test"
import { contributionOf, expectVerdict, permitAndGoOn } from "../harness/contributing"
import { heath } from "../harness/heath"
import { look } from "../harness/look"
import { openWalletPerson, signInWithWallet } from "../harness/people"
import { test } from "../harness/test"

test.setTimeout(180_000)

const uploads = "**/api/uploads/**"
/** The browser sends pieces of this size; the first is about 40 % of the file. */
const pieceBytes = 4 * 1024 * 1024
const rowCount = 200

/** Ten megabytes of rows, each of them another. */
function largeFile(): Buffer {
  const lines = Array.from({ length: rowCount }, (_, place) => {
    const text = `Row ${place} of the long survey of the heath. `.repeat(2000).slice(0, 52_000)
    return JSON.stringify({ text: `${place} ${text}` })
  })
  return Buffer.from(`${lines.join("\n")}\n`)
}

const isPiece = (request: Request) => request.method() === "PATCH"

/** After the first piece the network is gone for uploads. */
function cutAfterFirstPiece(context: BrowserContext): Promise<unknown> {
  return context.route(uploads, async (route) => {
    const request = route.request()
    const isLater = isPiece(request) && request.headers()["upload-offset"] !== "0"
    if (isLater) await route.abort("connectionfailed")
    else await route.continue()
  })
}

test("an upload cut at two fifths says what is safe and goes on from there in another tab", async ({
  browser,
}) => {
  const { poolId } = await heath()
  const person = await openWalletPerson(browser)
  const { page, context, procedures } = person
  await page.goto(`/pools/${poolId}/contribute`)
  await signInWithWallet(person)
  await cutAfterFirstPiece(context)
  const file = { name: "survey.jsonl", mimeType: "application/jsonl", buffer: largeFile() }
  await page.locator('input[type="file"]').setInputFiles(file)
  await permitAndGoOn(page, "The long survey")
  await page.getByRole("button", { name: "Encrypt and send" }).click()
  await expect(page.getByText("Waiting for the network")).toBeVisible({ timeout: 60_000 })
  await expect(
    page.getByText("You may close this page. It goes on from My data, on this device."),
  ).toBeVisible()
  const contributionId = contributionOf(page)
  expect(await procedures.contribution.get.query({ contributionId })).toMatchObject({
    state: "uploading",
    receipt: null,
  })
  await look(page, "contribute-cut")
  // A page that closes in the middle of a try lets that try through: it leaves while the network is still cut.
  await page.goto("about:blank")
  await page.close()
  await context.unroute(uploads)

  const offsets: number[] = []
  context.on("request", (request) => {
    if (isPiece(request)) offsets.push(Number(request.headers()["upload-offset"]))
  })
  const back = await context.newPage()
  await back.goto("/my/contributions")
  await back.getByRole("link", { name: "The long survey" }).click()
  await expect(
    back.getByText("Sending goes on where it stopped; then you sign your consent.", { exact: false }),
  ).toBeVisible()
  await back.getByRole("link", { name: "Continue" }).click()
  await back.getByRole("button", { name: "Go on sending" }).click()
  await expectVerdict(back)
  await expect(back.getByText(`${rowCount} rows were taken`)).toBeVisible()
  expect(offsets).toEqual([pieceBytes, 2 * pieceBytes])
  await person.close()
})
